import { expect, it } from 'vitest';
import type { CaseScenario } from '../../shared/business-case/case-result.ts';
import { casePlan, constant, formula, line } from '../support/case-parts.ts';
import { cliBench } from '../support/cli-bench.ts';
import { startEngine } from '../support/engine.ts';
import { makeZip } from '../support/make-zip.ts';

const bench = cliBench();

/** 40 x (price - cost) - 1,000, all at once. */
async function makePlans(): Promise<void> {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'Plans' });
  const drivers = [
    constant('price', 'money', 50, 40, 70),
    constant('share', 'ratio', 0.5),
    constant('build', 'money', 1000),
    formula('gain', 'money', '40 * price * share'),
  ];
  const lines = [line('gain', 'gain', 'benefit', 'one_off'), line('build', 'build', 'cost', 'one_off')];
  await engine.call('document.apply', { edit: { kind: 'case.put', case: casePlan(drivers, lines, { name: 'Shop' }) } });
  await engine.call('workbook.saveAs', { grant: `${bench.folder}/plans.paybench` });
  await engine.close();
}

const npv = async (...more: string[]) => {
  const printed = await bench.object<{ scenarios: readonly CaseScenario[] }>('case', 'plans.paybench', 'Shop', ...more);
  expect(printed.errors).toEqual([]);
  return printed.scenarios.find(({ scenario }) => scenario === 'base')?.npvEnd;
};

it('drivers of an exported case, changed in a sheet or a CSV file, change what the case comes to and not the workbook', async () => {
  await makePlans();
  expect(await npv('--out', 'shop.xlsx')).toBe(0);
  expect(await npv('--drivers', 'shop.xlsx')).toBe(0);
  await bench.write('changed.csv', 'Name,Unit,Value,High\nprice,USD,60,\nshare,,75 %,\n');
  // 40 x 60 x 0.75 - 1,000.
  expect(await npv('--drivers', 'changed.csv')).toBe(800);
  expect(await npv()).toBe(0);
});

it('a row that cannot be read is named, and so is a file that is no list of drivers', async () => {
  await makePlans();
  const problem = async (name: string, content: string | Buffer) => {
    await bench.write(name, content);
    const { errors, exit } = await bench.object('case', 'plans.paybench', 'Shop', '--drivers', name);
    expect([exit, errors[0]?.code]).toEqual([2, 'CASE_DRIVERS_UNREADABLE']);
    return errors[0]?.title;
  };
  expect(await problem('euros.csv', 'Name;Unit;Value\n\nprice;EUR;60\n')).toBe(
    'No drivers could be read from euros.csv: row 3, price: it is in EUR here and in USD in the case',
  );
  expect(await problem('other.csv', 'a,b\n1,2\n')).toContain('There is no header row');
  expect(await problem('latin.csv', Buffer.from('Name,Value\ncaf\xe9,1\n', 'latin1'))).toContain('its text is not UTF-8');
  expect(await problem('packed.csv', makeZip([{ name: 'a.csv', content: 'Name,Value\n' }]))).toContain('it is an archive');
});
