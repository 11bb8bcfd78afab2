import { describe, expect, test } from 'vitest';
import { referencesIn } from '../../shared/business-case/formula/expression.ts';
import { parseFormula } from '../../shared/business-case/formula/parse-formula.ts';
import { metrics } from '../../shared/metrics/registry.ts';
import { demoDocument } from '../../shared/synth/index.ts';
import { type WorkbookDocument, workbookDocumentSchema } from '../../shared/workbook/document.ts';

const document: WorkbookDocument = workbookDocumentSchema.parse(demoDocument());
const known = new Set(metrics.map(({ id }) => id));

describe('the demo document', () => {
  test('is a workbook document and survives being stored', () => {
    expect(workbookDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  test('names only metrics there are', () => {
    const named = [
      // A clause that only the partner measures names none.
      ...document.commitments.map(({ metric }) => metric).filter((metric) => metric !== ''),
      ...document.cases.flatMap((item) => item.drivers.flatMap((driver) => (driver.kind === 'binding' ? [driver.metric] : []))),
      ...document.reports.flatMap((report) =>
        report.blocks.flatMap((block) => {
          if (block.kind === 'headline' || block.kind === 'text') return block.numbers.flatMap(({ slice }) => slice.metrics);
          if (block.kind === 'chart' || block.kind === 'table') return block.slice.metrics;
          return block.kind === 'bridge' ? [block.bridge.metric] : [];
        }),
      ),
    ];
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test('binds every formula and cash line to a driver, and every text to its numbers', () => {
    for (const { drivers, lines } of document.cases) {
      const ids = new Set(drivers.map(({ id }) => id));
      const used = drivers.flatMap((driver) =>
        driver.kind === 'formula' ? referencesIn(parseFormula(driver.formula)).map(({ name }) => name) : [],
      );
      expect([...used, ...lines.map(({ driver }) => driver)].filter((id) => !ids.has(id))).toEqual([]);
    }
    for (const { blocks } of document.reports) {
      for (const block of blocks) {
        if (block.kind !== 'headline') continue;
        const asked = [...block.text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]);
        expect(asked.every((name) => block.numbers.some((number) => number.name === name))).toBe(true);
      }
    }
  });

  test('states the contracts of the demo world', () => {
    const [northbank, meridian, lumen] = document.commitments;
    expect(northbank).toMatchObject({
      partner: 'Northbank',
      operator: '>=',
      target: 0.9995,
      remedy: { base: '420000.00' },
      claimWithinDays: 30,
    });
    // Announced at 10:00 on Feb 20 for 03:00 on Feb 22: 41 hours, the clause asks for 8; it ran 72 minutes.
    expect(northbank?.exclusions[0]).toMatchObject({
      announcedAt: '2026-02-20T15:00:00Z',
      start: '2026-02-22T08:00:00Z',
      end: '2026-02-22T09:12:00Z',
    });
    expect(meridian).toMatchObject({ partner: 'Meridian', metric: 'availability_request', target: 0.999 });
    expect(lumen).toMatchObject({ partner: 'Lumen', metric: 'latency_p95', operator: '<=', target: 1500 });
    expect(document.rateCards).toEqual([expect.objectContaining({ partner: 'Meridian', fee: 'fee_scheme', bps: 13 })]);
    expect(document.settings).toMatchObject({
      currency: 'USD',
      timeZone: 'America/New_York',
      fx: [
        { currency: 'CAD', rate: '0.73' },
        { currency: 'MXN', rate: '0.055' },
      ],
    });
  });
});
