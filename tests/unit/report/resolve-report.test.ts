import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { resolveReport } from '../../../shared/report/resolve-report.ts';
import { planDeck } from '../../../shared/report/deck-plan.ts';
import { sampleReport, sampleSetting, sampleSlice, sampleSources, successSlice } from '../../support/sample-report.ts';

const resolved = () => resolveReport(sampleReport, sampleSources, sampleSetting);

describe('model', () => {
  it('every block is there, and what is missing says why in its place', async () => {
    const model = await resolved();
    expect(model.blocks.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'headline h1',
      'chart b1',
      'text t1',
      'chart c1',
      'text t2',
      'chart c2',
      'table tab1',
      'chart c3',
      'table s1',
      'chart k1',
      'table k1-results',
      'table k1-drivers',
      'text gone',
    ]);
    expect(model.blocks.at(-1)).toMatchObject({
      gap: true,
      text: 'The chart "Chargebacks by partner" is missing: Charged back needs an extract with settlement lines. No loaded extract holds it, so no number is shown. Load an extract that has it.',
    });
  });

  it('numbers in tables are the numbers behind the words', async () => {
    const table = (await resolved()).blocks.flatMap((block) => (block.id === 'tab1' && block.kind === 'table' ? [block.table] : []))[0];
    expect(table?.columns.map(({ label }) => label)).toEqual([
      'Partner',
      'Settled sales',
      'Settled sales, before',
      'Settled sales, change',
    ]);
    expect(table?.rows[0]?.map(({ text, value }) => [text, value])).toEqual([
      ['Meridian', null],
      ['$612,431,020.17', 612_431_020.17],
      ['$566,500,100.00', 566_500_100],
      ['+$45,930,920.17', 45_930_920.169999957],
    ]);
    expect(table?.rows.at(-1)?.[0]?.text).toBe('Total');
    expect(table?.totals).toBe(1);
  });

  it('shares are 0..1, their changes are points', async () => {
    const table = (await resolved()).blocks.flatMap((block) => (block.id === 'c2' && block.kind === 'chart' ? [block.table] : []))[0];
    expect(table?.rows[1]?.slice(0, 4)).toEqual([
      { text: 'BNPL', value: null, format: null },
      { text: '83.0 %', value: 0.83, format: '0.0 %' },
      { text: '82.0 %', value: 0.82, format: '0.0 %' },
      { text: '+1.0 pp', value: 1, format: '+0.0 "pp";−0.0 "pp";0.0 "pp"' },
    ]);
  });

  it('the key figure of a bridge is its end', async () => {
    const bridge = (await resolved()).blocks[1];
    expect(bridge).toMatchObject({
      keyFigure: { label: 'March 2026, against January 2026', value: '89.5 %', change: '−1.5 pp worse', tone: 'bad' },
    });
  });

  it('notes of the data reach the face of the report, findings of the scorecard do not', async () => {
    const { caveats } = await resolved();
    expect(caveats).toContain('The week of Mar 30, 2026 holds 2 of 7 days.');
    expect(caveats.join(' ')).not.toContain('Northbank owes');
  });

  it('a slice that several sentences name is run once', async () => {
    const asked: string[] = [];
    const numbers = [
      { name: 'a', slice: successSlice },
      { name: 'b', slice: { ...successSlice } },
    ];
    const text = { kind: 'text' as const, id: 't', text: '{{a}} {{b}}', numbers };
    const runSlice: typeof sampleSlice = (slice) => {
      asked.push(JSON.stringify(slice));
      return sampleSlice(slice);
    };
    await resolveReport({ ...sampleReport, blocks: [text, { ...text, id: 'u' }] }, { ...sampleSources, runSlice }, sampleSetting);
    expect(asked).toHaveLength(1);
  });

  it('a cancel stops the report instead of becoming a gap', async () => {
    const cancelled = async () => {
      throw new AppFailure(appError('CANCELLED'));
    };
    await expect(resolveReport(sampleReport, { ...sampleSources, runBridge: cancelled }, sampleSetting)).rejects.toThrow('CANCELLED');
  });
});

describe('deck', () => {
  it('one finding a slide: a headline takes the figure and the words that follow it', async () => {
    const slides = planDeck(await resolved());
    expect(slides.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'cover: Q1 partner business review',
      'figure: Payment success fell 1.5 pp to 89.5 % because more customers chose installments, not because any product got worse',
      'table: BNPL moved payment success rate most: −0.800 pp of the −1.475 pp',
      'figure: Payment success rate fell 0.5 pp to 90.5 % from the week of Jan 5 to that of Mar 23',
      'figure: Payment success rate fell 1.5 pp to 89.5 %',
      'table: Settled sales by partner',
      'figure: Settled sales rose 6.7 % to $700.6 M',
      'table: Commitments of all partners: 1 of 2 windows missed, $42,000.00 in credits',
      'figure: Retry routing pays back in 2.2 years, NPV $104 k',
      'table: Retry routing: NPV $104 k in every scenario',
      'table: Retry routing rests on 2 assumptions',
      'text: The chart "Chargebacks by partner" is missing',
      'table: What the numbers mean',
      'table: Where the numbers come from',
    ]);
    expect(slides[1]).toMatchObject({ texts: [expect.stringContaining('7,162 of 8,000 orders were paid')] });
  });

  it('the passport names definition, files with fingerprints, periods and version', async () => {
    const passport = planDeck(await resolved())[1]?.passport.join('\n');
    expect(passport).toContain('payment_success@1: Orders paid over orders with an answered attempt');
    expect(passport).toContain(`gateway_transactions_2026-03.csv: 8000 rows, 2 in quarantine, sha256 ${'c'.repeat(64)}`);
    expect(passport).toContain('Period: March 2026 (2026-03-01 to 2026-04-01, end not included)');
    expect(passport).toContain('Paybench 0.1.0');
  });

  it('a long table goes over several slides and says where the rest is', async () => {
    const model = await resolved();
    const row = [{ text: 'a', value: null, format: null }];
    const long = {
      kind: 'table' as const,
      id: 'x',
      title: 'Long',
      table: { columns: [{ label: 'A', align: 'left' as const, kind: 'text' as const }], rows: Array.from({ length: 100 }, () => row) },
      lineage: [],
      notes: [],
    };
    const slides = planDeck({ ...model, blocks: [long] }).filter((slide) => slide.kind === 'table');
    expect(slides).toHaveLength(4);
    expect(slides.at(-1)).toMatchObject({ page: '4 of 4', texts: ['Rows 57 to 100 are in the spreadsheet of this report.'] });
  });
});
