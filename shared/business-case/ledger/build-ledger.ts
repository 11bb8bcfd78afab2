import { allocateClaims, type Allocated } from './allocate-claims.ts';
import { type ClaimState, claimState } from './claim-state.ts';
import type { Initiative } from './initiative.ts';
import type { ClaimClash, Ledger } from './ledger-result.ts';
import { ledgerRow } from './ledger-row.ts';
import type { Measured } from './measured.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Every initiative in one calendar year, with claims that two make of the same change settled in order of implementation. */
export function buildLedger(
  initiatives: readonly { readonly initiative: Initiative; readonly measured: Measured }[],
  year: number,
  currency: string,
): Ledger {
  const states = initiatives.map(({ initiative, measured }) => claimState(initiative, measured, year));
  const groups = new Map<string, ClaimState[]>();
  for (const state of states) {
    const { tag, unit } = state.initiative;
    const key = `${unit}\n${tag.metric}\n${tag.population}`;
    if (state.claimed !== 0) groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  const settled = [...groups.values()].map(settle);
  const allocated = new Map(settled.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const)));
  const rows = states.map((state) => ledgerRow(state, allocated.get(state.initiative.id) ?? null, settled, year));
  return {
    year,
    currency,
    through:
      states
        .map(({ through }) => through ?? '')
        .toSorted()
        .at(-1) || null,
    rows,
    clashes: settled.flatMap(({ clash }) => (clash.disallowed > 0 ? [clash] : [])),
    totals: {
      committed: sum(rows.map(({ committed }) => committed)),
      realized: sum(rows.map(({ realized }) => realized)),
      runRate: sum(rows.map(({ runRate }) => runRate ?? 0)),
      inYear: sum(rows.map(({ inYear }) => inYear)),
      carryOver: sum(rows.map(({ carryOver }) => carryOver)),
      disallowed: sum(rows.map(({ disallowed }) => disallowed)),
    },
  };
}

export interface Settled {
  readonly clash: ClaimClash;
  readonly claims: readonly Allocated[];
}

/** The observed change is what is measured from the day the first of them was live. */
function settle(group: readonly ClaimState[]): Settled {
  const ordered = group.toSorted((a, b) => ((a.initiative.implementedOn ?? '9') < (b.initiative.implementedOn ?? '9') ? -1 : 1));
  const [first] = ordered;
  const observed = Math.max(...ordered.map(({ observed: change }) => change));
  const claims = allocateClaims(
    observed,
    ordered.map(({ initiative: { id, share }, claimed }) => ({ id, amount: claimed, share })),
  );
  const clash = {
    metric: first?.initiative.tag.metric ?? '',
    population: first?.initiative.tag.population ?? '',
    unit: first?.initiative.unit ?? 'money',
    observed,
    claimed: sum(claims.map(({ claimed }) => claimed)),
    disallowed: sum(claims.map(({ disallowed }) => disallowed)),
    ids: claims.map(({ id }) => id),
  };
  return { clash, claims };
}
