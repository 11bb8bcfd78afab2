import { oneOfSql } from '../../query/one-of-sql.ts';
import type { ColumnRules, SourceSql } from '../column-rule.ts';

const cardSchemes = [
  'visa',
  'mc',
  'amex',
  'discover',
  'diners',
  'jcb',
  'cup',
  'maestro',
  'cartebancaire',
  'nyce',
  'pulse',
  'star',
  'accel',
  'interac_card',
  'elo',
  'hipercard',
];
const isCard = (source: SourceSql) => oneOfSql(source('Payment Method'), cardSchemes);

const bnplMethods = ['klarna', 'klarna_account', 'klarna_paynow', 'affirm', 'afterpaytouch', 'clearpay', 'zip', 'atome'];
const debitMethods = ['ach', 'sepadirectdebit', 'directdebit_gb'];

/** Product, method and network by Adyen's Payment Method, in every report that names it. */
export const adyenMethodRules: ColumnRules = {
  product: {
    kind: 'expression',
    consumes: [],
    sql: (source) =>
      `CASE WHEN ${source('Payment Method')} IS NULL THEN NULL WHEN starts_with(${source('Payment Method Variant')}, 'cobrand') THEN 'co_brand' ` +
      `WHEN ${isCard(source)} THEN 'card' WHEN ${oneOfSql(source('Payment Method'), bnplMethods)} THEN 'bnpl' WHEN ${oneOfSql(source('Payment Method'), debitMethods)} THEN 'ach' END`,
  },
  method: {
    kind: 'expression',
    consumes: [],
    sql: (source) => `CASE WHEN ${isCard(source)} THEN 'card' ELSE ${source('Payment Method')} END`,
  },
  scheme: {
    kind: 'expression',
    consumes: ['Payment Method'],
    sql: (source) =>
      `CASE WHEN ${source('Payment Method')} = 'mc' THEN 'mastercard' WHEN ${isCard(source)} THEN ${source('Payment Method')} END`,
  },
};
