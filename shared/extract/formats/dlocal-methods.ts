import type { ColumnRules } from '../column-rule.ts';
import { wordsSql } from '../extract-format.ts';

const schemes = {
  visa: ['VI', 'VD'],
  mastercard: ['MC', 'MD'],
  amex: ['AE'],
  diners: ['DC'],
  discover: ['DI'],
  jcb: ['JC'],
  maestro: ['MS'],
  elo: ['EL'],
  hipercard: ['HI'],
};

/** dLocal names countries in English. */
export const dlocalCountries = {
  AR: ['Argentina'],
  BO: ['Bolivia'],
  BR: ['Brazil'],
  CL: ['Chile'],
  CO: ['Colombia'],
  CR: ['Costa Rica'],
  EC: ['Ecuador'],
  EG: ['Egypt'],
  ID: ['Indonesia'],
  IN: ['India'],
  JP: ['Japan'],
  KE: ['Kenya'],
  MA: ['Morocco'],
  MX: ['Mexico'],
  MY: ['Malaysia'],
  NG: ['Nigeria'],
  PA: ['Panama'],
  PE: ['Peru'],
  PH: ['Philippines'],
  PY: ['Paraguay'],
  TH: ['Thailand'],
  TR: ['Turkey'],
  UY: ['Uruguay'],
  VN: ['Vietnam'],
  ZA: ['South Africa'],
};

/** Product, method and network: cards by their two-letter code, anything else by its type. */
export function dlocalMethodRules(type: string, code: string): ColumnRules {
  return {
    scheme: {
      kind: 'expression',
      consumes: [],
      sql: (source) =>
        `CASE WHEN upper(${source(type)}) IN ('CARD', 'CREDIT CARD', 'DEBIT CARD') THEN ${wordsSql(source(code), schemes, 'NULL')} END`,
    },
    product: {
      kind: 'expression',
      consumes: [],
      sql: (source) => `CASE WHEN upper(${source(type)}) IN ('CARD', 'CREDIT CARD', 'DEBIT CARD') THEN 'card' END`,
    },
    method: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) => `CASE WHEN ${value('product')} = 'card' THEN 'card' ELSE lower(${source(type)}) END`,
    },
  };
}
