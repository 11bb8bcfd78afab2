import { outage, declineSpike } from '../incident-windows.ts';
import { isoInstant } from '../synth-calendar.ts';

const minute = 60_000;
const after = (start: number, minutes: number): string => isoInstant(start + minutes * minute);

/** The day on which the demo is read: reviews, notices and due days are counted from it. */
export const demoDay = '2026-04-10';

/** Who the partners are, whom to call, and until when the contracts run. */
export function demoPartners() {
  const contact = (id: string, name: string, role: string, level: number | null, phone: string) => ({
    id,
    name,
    role,
    email: `${id}@example.com`,
    phone,
    side: 'partner' as const,
    level,
  });
  return [
    {
      id: 'Northbank',
      role: 'Co-branded card issuer',
      contacts: [
        contact('nb-ops', 'Dana Whitfield', 'Operations desk, 24x7', 1, '+1 (206) 555-0110'),
        contact('nb-lead', 'Marcus Oyelaran', 'Program manager', 2, '+1 (206) 555-0111'),
        contact('nb-exec', 'Ines Calloway', 'VP partnerships', 3, '+1 (206) 555-0112'),
      ],
      contracts: [
        {
          ref: 'NB-2025-014',
          title: 'Co-brand program agreement',
          startsOn: '2025-07-01',
          endsOn: '2027-12-31',
          noticeBy: '2027-06-30',
          renews: true,
        },
      ],
      lastReview: '2026-03-12',
      nextReview: '2026-04-16',
      // What the load test of last autumn carried; the event in view is 2.8 times an ordinary peak.
      capacity: { perSecond: 12, growth: 0.2, eventFactor: 2.8 },
    },
    {
      id: 'Meridian',
      role: 'Acquirer',
      contacts: [
        contact('mer-ops', 'Priya Natarajan', 'Incident desk, 24x7', 1, '+1 (415) 555-0120'),
        contact('mer-lead', 'Tom Lindqvist', 'Account director', 2, '+1 (415) 555-0121'),
      ],
      contracts: [
        {
          ref: 'MER-2024-201',
          title: 'Acquiring agreement',
          startsOn: '2024-10-01',
          endsOn: '2026-09-30',
          noticeBy: '2026-06-30',
          renews: true,
        },
      ],
      lastReview: '2026-03-19',
      nextReview: '2026-04-23',
    },
    {
      id: 'Lumen',
      role: 'Buy now, pay later',
      contacts: [contact('lum-ops', 'Jo Ferreira', 'Merchant support', 1, '+1 (312) 555-0130')],
      contracts: [
        {
          ref: 'LUM-2025-007',
          title: 'BNPL services agreement',
          startsOn: '2025-07-01',
          endsOn: '2026-12-31',
          noticeBy: '2026-09-30',
          renews: false,
        },
      ],
      lastReview: null,
      nextReview: '2026-04-30',
    },
  ];
}

/** What was asked of partners and promised to them, as of the demo's day. */
export function demoActions() {
  const action = (
    id: string,
    partner: string,
    ask: string,
    side: 'us' | 'partner' | 'both',
    owner: string,
    raisedOn: string,
    due: string,
    source: { readonly kind: 'meeting' | 'escalation' | 'claim' | 'finding'; readonly ref: string },
    events: readonly { readonly on: string; readonly status: 'in_progress' | 'done'; readonly note: string }[] = [],
  ) => ({ id, partner, ask, side, owner, raisedOn, due, source, evidence: '', events });
  const meeting = { kind: 'meeting' as const, ref: '' };
  return [
    action('nb-rca', 'Northbank', 'Root cause of the Feb 4 outage', 'partner', 'Dana Whitfield', '2026-02-05', '2026-04-01', {
      kind: 'escalation',
      ref: 'esc-outage',
    }),
    action('nb-bounty', 'Northbank', 'Bounty reconciliation for the first quarter', 'partner', 'Marcus Oyelaran', '2026-04-02', demoDay, {
      kind: 'claim',
      ref: '',
    }),
    action('nb-probes', 'Northbank', 'Move probes to the new endpoint', 'us', 'Platform', '2026-03-12', '2026-04-14', meeting, [
      { on: '2026-03-30', status: 'in_progress', note: 'half of the probes moved' },
    ]),
    action(
      'nb-standin',
      'Northbank',
      'Agree how stand-in answers are reported',
      'partner',
      'Marcus Oyelaran',
      '2026-03-12',
      '2026-04-21',
      meeting,
    ),
    action('nb-load', 'Northbank', 'Joint load test at twice the peak', 'both', 'Capacity', '2026-03-12', '2026-05-05', meeting),
    action('nb-wording', 'Northbank', 'Statement wording on dispute rights', 'us', 'Legal', '2026-02-12', '2026-03-20', meeting, [
      { on: '2026-03-18', status: 'done', note: 'agreed' },
    ]),
    action('mer-fee', 'Meridian', 'Credit the network fee billed above the card', 'partner', 'Tom Lindqvist', '2026-03-20', '2026-04-06', {
      kind: 'claim',
      ref: '',
    }),
    action('mer-bins', 'Meridian', 'Weekly report of declines by BIN', 'partner', 'Priya Natarajan', '2026-02-20', '2026-04-24', {
      kind: 'escalation',
      ref: 'esc-bins',
    }),
    action(
      'lum-latency',
      'Lumen',
      'Plan to bring decision time under 1,500 ms',
      'partner',
      'Jo Ferreira',
      '2026-03-26',
      '2026-04-30',
      meeting,
    ),
  ];
}

/** What was taken up with partners: logs that only grow. */
export function demoEscalations() {
  const event = (id: string, at: string, kind: string, by: string, note: string, severity: number | null = null) => ({
    id,
    at,
    kind,
    by,
    note,
    severity,
  });
  return [
    {
      id: 'esc-outage',
      partner: 'Northbank',
      title: 'Authorization down',
      incidentId: 'northbank-outage',
      owner: 'Payments on call',
      partnerContact: 'nb-ops',
      rootCause: '',
      affected: {
        table: 'attempt',
        where: {
          kind: 'and',
          parts: [
            { kind: 'compare', column: 'partner', operator: '=', value: 'Northbank' },
            { kind: 'in', column: 'result', values: ['error', 'timeout'] },
          ],
        },
        from: isoInstant(outage.start),
        to: isoInstant(outage.end),
      },
      events: [
        event('1', after(outage.start, 4), 'detected', 'Monitoring', 'error share above 5 %'),
        event('2', after(outage.start, 6), 'raised', 'Payments on call', 'orders with the co-brand card fail', 1),
        event('3', after(outage.start, 17), 'acknowledged', 'Northbank operations', ''),
        event('4', after(outage.start, 23), 'partner_engaged', 'Northbank operations', 'failover begun'),
        event('5', after(outage.start, 24), 'severity', 'Payments on call', 'two in five requests answered', 2),
        event('6', after(outage.start, 47), 'mitigated', 'Northbank operations', 'failover complete'),
        event('7', after(outage.start, 95), 'resolved', 'Payments on call', 'rates as before'),
      ],
    },
    {
      id: 'esc-bins',
      partner: 'Meridian',
      title: 'Declines on eight BINs, code 05',
      incidentId: 'harbor-trust-declines',
      owner: 'Risk operations',
      partnerContact: 'mer-ops',
      rootCause: 'A rule of the issuer against online sales, taken back',
      affected: {
        table: 'attempt',
        where: {
          kind: 'and',
          parts: [
            { kind: 'compare', column: 'issuer', operator: '=', value: 'Harbor Trust' },
            { kind: 'compare', column: 'raw_code', operator: '=', value: '05' },
          ],
        },
        from: isoInstant(declineSpike.start),
        to: isoInstant(declineSpike.end),
      },
      events: [
        event('1', after(declineSpike.start, 180), 'detected', 'Risk operations', 'approval of eight BINs fell'),
        event('2', after(declineSpike.start, 200), 'raised', 'Risk operations', '', 2),
        event('3', after(declineSpike.start, 214), 'acknowledged', 'Meridian incident desk', ''),
        event('4', after(declineSpike.start, 240), 'paused', 'Risk operations', 'waiting for the issuer'),
        event('5', after(declineSpike.start, 1500), 'resumed', 'Risk operations', ''),
        event('6', after(declineSpike.end, 30), 'resolved', 'Meridian incident desk', 'the issuer took its rule back'),
      ].map((one) => ({ ...one, at: one.id === '6' ? isoInstant(declineSpike.end + 30 * minute) : one.at })),
    },
    {
      id: 'esc-decision',
      partner: 'Northbank',
      title: 'Account decisions fail at month end',
      incidentId: null,
      owner: 'Cards product',
      partnerContact: 'nb-lead',
      rootCause: '',
      affected: null,
      events: [
        event('1', '2026-04-09T15:10:00Z', 'raised', 'Cards product', 'decisions time out', 2),
        event('2', '2026-04-09T15:31:00Z', 'acknowledged', 'Northbank operations', ''),
        event('3', '2026-04-09T16:00:00Z', 'paused', 'Cards product', 'waiting for logs from us'),
        event('4', '2026-04-09T20:00:00Z', 'resumed', 'Cards product', 'logs sent'),
      ],
    },
  ];
}

/** What is promised for a severity. */
export function demoMatrix() {
  const row = (
    severity: number,
    acknowledgeMinutes: number,
    updateMinutes: number,
    resolveMinutes: number,
    trigger: string,
    path: readonly string[],
  ) => ({
    id: `all-${severity}`,
    partner: null,
    severity,
    trigger,
    owner: severity < 3 ? 'Payments on call' : 'Partner manager',
    path: [...path],
    partnerContact: '',
    clock: severity < 4 ? ('always' as const) : ('business_hours' as const),
    acknowledgeMinutes,
    updateMinutes,
    resolveMinutes,
    decisionRights: severity === 1 ? 'may hide the tender or route around' : '',
  });
  return [
    row(1, 15, 30, 240, 'a tender is down for all customers for 5 minutes', ['Operations desk', 'Program manager', 'VP partnerships']),
    row(2, 30, 60, 480, 'one customer in twenty cannot pay for 15 minutes', ['Operations desk', 'Program manager']),
    row(3, 240, 1440, 4320, 'a work-around is there', ['Program manager']),
    row(4, 1440, 4320, 14_400, 'wording, reports', ['Program manager']),
  ];
}

/** What partners pay us by contract. */
export function demoIncomeTerms() {
  return [
    {
      id: 'northbank-bounty',
      partner: 'Northbank',
      kind: 'bounty' as const,
      title: 'USD 40 per booked account',
      contract: 'Co-brand program agreement NB-2025-014',
      clause: '5.1',
      currency: 'USD',
      table: 'application' as const,
      where: { kind: 'not' as const, part: { kind: 'missing' as const, column: 'booked_at' } },
      time: 'booked_at',
      rate: { kind: 'per_event' as const, amount: '40.00' },
      paid: { kind: 'column' as const, column: 'bounty' },
      claimWithinDays: 60,
      effectiveFrom: '2025-07-01',
      effectiveTo: null,
    },
  ];
}

/** The credit for the outage was claimed in time, and the partner has said that it has it. */
export function demoClaims() {
  const event = (on: string, state: 'drafted' | 'sent' | 'acknowledged', note: string) => ({ on, state, note, amount: null });
  return [
    {
      id: 'claim-nb-february',
      partner: 'Northbank',
      key: 'credit:northbank-availability:2026-02-01',
      title: 'Authorization available 99.95 % of the month, February 2026',
      amount: '42000.00',
      currency: 'USD',
      noticeDue: '2026-03-30',
      events: [
        event('2026-03-06', 'drafted', ''),
        event('2026-03-09', 'sent', 'by e-mail to the program manager'),
        event('2026-03-17', 'acknowledged', 'with their billing'),
      ],
    },
  ];
}
