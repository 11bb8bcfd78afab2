import { describe, expect, it } from 'vitest';
import { declineCategoryLabels, declineEntries, declineOf } from '../../shared/domain/decline-taxonomy.ts';

describe('declineOf', () => {
  it.each([
    ['visa', '05', 'issuer_generic', 'limited'],
    ['visa', '51', 'funds', 'soft'],
    ['visa', '65', 'funds', 'soft'],
    ['mastercard', '65', 'sca_soft_decline', 'soft'],
    ['MC', '65', 'sca_soft_decline', 'soft'],
    ['visa', '1a', 'sca_soft_decline', 'soft'],
    ['amex', '54', 'card_data', 'hard'],
    ['visa', '41', 'lost_stolen', 'hard'],
    ['visa', '59', 'fraud_security', 'limited'],
    ['visa', 'N7', 'fraud_security', 'soft'],
    ['visa', '57', 'policy_config', 'hard'],
    [null, '91', 'technical', 'soft'],
    ['visa', 'timeout', 'technical', 'soft'],
    ['visa', 'R1', 'customer_revoked', 'hard'],
    ['visa', '5', 'issuer_generic', 'limited'],
    ['visa', 'QQ', 'other', 'limited'],
  ])('%s %s is %s, %s', (scheme, code, category, severity) => {
    expect(declineOf(scheme, code)).toMatchObject({ category, severity });
  });

  it.each(['00', '10', '85', '', null])('%s is no decline', (code) => {
    expect(declineOf('visa', code)).toBeNull();
  });

  it('has one entry for each network and code, each category labelled', () => {
    const keys = declineEntries.map((entry) => `${entry.scheme}|${entry.code}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const entry of declineEntries) expect(declineCategoryLabels[entry.category]).toBeTruthy();
  });
});
