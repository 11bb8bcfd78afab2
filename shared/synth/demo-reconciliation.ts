const settlingPartners = ['Meridian', 'Lumen', 'Alder', 'Keystone', 'Cobalt'] as const;

/** How the demo's partners are compared: by the contracts, late after five days, Meridian's conversions held against its contract. */
export function demoReconciliation() {
  return {
    knownFrom: 'rows' as const,
    received: {},
    partners: settlingPartners.map((partner) => ({
      partner,
      aliases: [],
      keys: { prefixes: [], ignoreCase: true, leadingZeros: true, attemptSuffix: true },
      tolerance: { 'ledger-partner': '0', 'lines-payout': '0', 'payout-bank': '0' },
      settleDays: 2,
      payoutDays: 5,
      bankDays: 2,
      graceDays: 3,
      holidays: [],
      exchangeRates: partner === 'Meridian' ? ('plan' as const) : ('own' as const),
      payoutRows: 'leaving' as const,
      bankTexts: [],
      suggestDays: 5,
    })),
    decisions: [],
  };
}
