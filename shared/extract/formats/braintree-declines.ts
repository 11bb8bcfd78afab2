import type { DeclineCategory } from '../../domain/decline-taxonomy.ts';

/** Decline categories by Braintree's own processor response codes, which are not those of the networks; others are "other". */
export const braintreeDeclines: Readonly<Partial<Record<DeclineCategory, readonly string[]>>> = {
  funds: ['2001', '2002', '2003'],
  issuer_generic: ['2000', '2038', '2044', '2046'],
  card_data: ['2004', '2005', '2006', '2007', '2008', '2009', '2022'],
  lost_stolen: ['2012', '2013', '2047'],
  fraud_security: ['2010', '2014', '2020', '2021', '2059', '2060'],
  sca_soft_decline: ['2099'],
  policy_config: ['2015', '2019', '2023', '2024', '2025', '2026', '2057'],
  customer_revoked: ['2017', '2018'],
  technical: ['3000'],
};
