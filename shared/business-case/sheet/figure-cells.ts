import { perYearOf } from '../cash-figures.ts';
import { discountPeriods, discounted } from '../finance/discounting.ts';
import { columnOfPeriod, type ScenarioParts, sumOf } from './sheet-places.ts';
import { columnLetters, formula, type SheetCell, text } from './sheet-model.ts';

/** One figure of a scenario and the cell it stands in. */
export interface SheetFigure {
  readonly label: string;
  readonly cell: string;
  readonly value: number | string | null;
  readonly format: string;
}

interface Place {
  readonly firstLine: number;
  readonly firstRow: number;
  readonly count: number;
}

const money = '#,##0.00';
const percent = '0.000%';

/** Net cash, what it comes to, and the figures, below the lines. */
export function figureCells(
  parts: ScenarioParts,
  { firstLine, firstRow, count }: Place,
): { readonly rows: readonly (readonly SheetCell[])[]; readonly figures: readonly SheetFigure[] } {
  const { compiled, result } = parts;
  const { plan } = compiled;
  const perYear = perYearOf(plan);
  const flows = (result?.flows ?? []).map((flow) => flow ?? Number.NaN);
  const periods = flows.map((_, period) => period);
  const at = (period: number, row: number): string => `${columnOfPeriod(period)}${row}`;
  const range = (row: number, from = 0): string => `${at(from, row)}:${at(count - 1, row)}`;
  const [benefits, costs, net, cumulative, present, presentCumulative, factors, back, presentBack, half] = Array.from(
    { length: 10 },
    (_, index) => firstRow + index,
  ) as [number, number, number, number, number, number, number, number, number, number];
  const linesOf = (kind: 'benefit' | 'cost') =>
    plan.lines.flatMap((line, index) =>
      line.kind === kind && line.counts !== 'capacity' ? [{ row: firstLine + index, id: line.id }] : [],
    );
  const sumLines = (kind: 'benefit' | 'cost', period: number): number =>
    linesOf(kind).reduce((sum, { id }) => sum + (result?.lines.find((line) => line.id === id)?.flows[period] ?? Number.NaN), 0);
  const row = (label: string, cells: readonly SheetCell[], total: SheetCell = text('')): SheetCell[] => [text(label), total, ...cells];
  const group = (label: string, kind: 'benefit' | 'cost', own: number) => {
    const values = periods.map((period) => sumLines(kind, period));
    const cells = values.map((value, period) =>
      formula(
        linesOf(kind)
          .map((line) => at(period, line.row))
          .join('+') || '0',
        value,
        money,
      ),
    );
    return row(
      label,
      cells,
      formula(
        sumOf(own, count),
        values.reduce((sum, value) => sum + value, 0),
        money,
      ),
    );
  };
  const running = (values: readonly number[]): number[] => {
    let total = 0;
    return values.map((value) => (total += value));
  };
  const end = discounted(flows, plan.discountRate, perYear);
  const factor = periods.map((period) => 1 / (1 + plan.discountRate) ** (discountPeriods(period, plan.timing) / perYear));
  const sums = (label: string, of: number, values: readonly number[]) =>
    row(
      label,
      running(values).map((value, period) =>
        formula(period === 0 ? at(0, of) : `${at(period - 1, of + 1)}+${at(period, of)}`, value, money),
      ),
    );
  const crossings = (label: string, of: number, values: readonly number[]) => {
    const total = running(values);
    return row(
      label,
      periods.map((period) => {
        if (period === 0) return text('');
        const [before, now] = [total[period - 1] ?? 0, total[period] ?? 0];
        const crossed = before < 0 && now >= 0 ? (period - 1 - before / (values[period] ?? 1)) / perYear : '';
        const [sumBefore, sumNow, flow] = [at(period - 1, of + 1), at(period, of + 1), at(period, of)];
        return formula(`IF(AND(${sumBefore}<0,${sumNow}>=0),(${period - 1}-${sumBefore}/${flow})/per_year,"")`, crossed);
      }),
    );
  };
  const halves = Array.from({ length: Math.max(1, 2 * count - 1) }, (_, index): SheetCell => {
    const period = index === 0 ? 0 : index % 2 === 1 ? (index + 1) / 2 : null;
    return period === null ? { value: 0 } : formula(at(period, net), flows[period] ?? null, money);
  });
  const isMid = plan.timing === 'mid';
  const halfRange = `C${half}:${columnLetters(2 + halves.length)}${half}`;
  const irr = result?.irr ?? null;
  const guess = typeof irr === 'number' ? (1 + irr) ** (1 / (perYear * (isMid ? 2 : 1))) - 1 : 0;
  const later = count > 1 ? `NPV(period_rate,${range(net, 1)})` : '0';
  const paid = (crossing: number, sum: number): string =>
    `IF(MIN(${range(sum)})>=0,0,IF(COUNT(${range(crossing)})=0,"never",MIN(${range(crossing)})))`;
  const yearsOf = (years: number | null | undefined) => years ?? (result?.npv === null ? null : 'never');
  const list: readonly (readonly [string, string | null, number | string | null, string])[] = [
    ['NPV, end of period', `${at(0, net)}+${later}`, result?.npvEnd ?? null, money],
    ['NPV, mid-period', `${at(0, net)}+(1+period_rate)^0.5*${later}`, result?.npvMid ?? null, money],
    [
      'IRR, a year',
      typeof irr === 'number' ? `(1+IRR(${isMid ? halfRange : range(net)},${guess}))^(${isMid ? '2*' : ''}per_year)-1` : null,
      irr,
      percent,
    ],
    ['Payback, years', paid(back, cumulative), yearsOf(result?.payback), '0.000'],
    ['Discounted payback, years', paid(presentBack, presentCumulative), yearsOf(result?.discountedPayback), '0.000'],
    ['ROI, undiscounted', `(ABS($B$${benefits})-ABS($B$${costs}))/ABS($B$${costs})`, result?.roi ?? null, percent],
    [
      'Benefits over costs',
      `ABS(SUMPRODUCT(${range(benefits)},${range(factors)}))/ABS(SUMPRODUCT(${range(costs)},${range(factors)}))`,
      result?.bcr ?? null,
      '0.000',
    ],
  ];
  const firstFigure = firstRow + 12;
  return {
    rows: [
      group('Benefits', 'benefit', benefits),
      group('Costs', 'cost', costs),
      row(
        'Net cash',
        flows.map((value, period) => formula(`${at(period, benefits)}+${at(period, costs)}`, value, money)),
      ),
      sums('Cumulative cash', net, flows),
      row(
        'Present value, end of period',
        end.map((value, period) => formula(`${at(period, net)}/(1+period_rate)^${period}`, value, money)),
      ),
      sums('Cumulative present value', present, end),
      row(
        `Discount factor, ${isMid ? 'mid-period' : 'end of period'}`,
        factor.map((value, period) => formula(`1/(1+period_rate)^${discountPeriods(period, plan.timing)}`, value, '0.000000')),
      ),
      crossings('Back at zero, years', net, flows),
      crossings('Back at zero at present value, years', present, end),
      row('Net cash by half periods', halves),
      [],
      [text('Figures', true)],
      ...list.map(([label, written, value, format]): SheetCell[] => [
        text(label),
        written === null ? { value: value ?? 'none' } : formula(written, value, format),
      ]),
    ],
    figures: list.map(([label, , value, format], index) => ({ label, value, format, cell: `$B$${firstFigure + index}` })),
  };
}
