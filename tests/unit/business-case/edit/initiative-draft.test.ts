import { describe, expect, it } from 'vitest';
import { draftOfInitiative, emptyInitiativeDraft } from '../../../../shared/business-case/edit/initiative-draft.ts';
import { readInitiativeDraft } from '../../../../shared/business-case/edit/read-initiative-draft.ts';
import { initiativeSchema } from '../../../../shared/business-case/ledger/initiative.ts';
import { demoInitiatives } from '../../../../shared/synth/initiatives.ts';

const all = demoInitiatives().map((one) => initiativeSchema.parse(one));

describe('an initiative as it is typed', () => {
  it('comes back as it was, with its signature', () => {
    for (const one of all) expect(readInitiativeDraft(draftOfInitiative(one), one, [])).toEqual({ initiative: one, problems: {} });
  });
  it('loses the signature of a baseline whose window is moved', () => {
    const [fees] = all;
    const moved = readInitiativeDraft({ ...draftOfInitiative(fees!), baselineFrom: '2025-09' }, fees!, []).initiative;
    expect(fees?.baseline.frozen).not.toBeNull();
    expect(moved?.baseline).toEqual({ from: '2025-09', to: '2025-12', frozen: null });
  });
  it('says beside the field, and in tables by line, what is wrong', () => {
    const draft = {
      ...emptyInitiativeDraft,
      unit: 'hours' as const,
      rate: '0',
      milestones: 'Live; 2026-04-15\nDone; soon',
      measure: 'given' as const,
      months: '2026-01; card; 12000; 40000\n2026-1; card; 5; 6',
      claim: 'stated' as const,
      claimed: '2026-01; many',
      share: '140',
      implementedOn: 'May',
    };
    expect(readInitiativeDraft(draft, null, []).problems).toEqual({
      name: 'Give it a name',
      rate: 'Money for one hour, above zero',
      milestones: 'Line 2: write what and when, as Live; 2026-04-15, and behind it the day it was done',
      tagMetric: 'Say what its saving is claimed of',
      implementedOn: 'A day, such as 2026-04-15',
      perYear: 'A number: the saving of twelve months',
      committedFrom: 'A day, such as 2026-04-15',
      months: 'Line 2: write month, segment, cost and volume, as 2026-01; card; 12000; 40000',
      claimed: 'Line 1: write a month and a number, as 2026-01; 1300',
      baselineFrom: 'A month, such as 2025-10',
      baselineTo: 'A month, such as 2025-10',
      share: 'Percent, from 0 to 100, or nothing',
    });
  });
});
