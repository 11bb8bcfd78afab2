import { beforeAll, expect, test } from 'vitest';
import { attempts, cliBench } from '../support/cli-bench.ts';

const { run, object, write } = cliBench();

/** Three contacts of January, two of them under a reason that no failure claims. */
const contacts = `ts_utc,contact_id,order_id,customer_id,partner,product,channel,reason,is_payment
2026-01-20T15:00:00Z,c1,o2,u1,Acme,card,phone,card would not go through,true
2026-01-21T15:00:00Z,c2,o3,u2,Acme,card,chat,card would not go through,true
2026-01-21T16:00:00Z,c3,o4,u3,Lumen,bnpl,chat,charge question,true
`;

beforeAll(async () => {
  await write('attempts.csv', attempts);
  await write('contacts.csv', contacts);
  for (const file of ['attempts.csv', 'contacts.csv']) {
    const { exit, log } = await run('import', file, '--workbook', 'w.paybench');
    expect([exit, log]).toEqual([0, expect.anything()]);
  }
});

interface Board {
  readonly rows: readonly { readonly failure: string; readonly place: string; readonly contacts: number | null }[];
  readonly unclaimed: readonly { readonly reason: string; readonly contacts: number }[];
}

const january = ['w.paybench', '--from', '2026-01-01', '--to', '2026-02-01'] as const;
async function told(...more: string[]): Promise<{ readonly declined: number | null | undefined; readonly unclaimed: readonly string[] }> {
  const { rows, unclaimed } = await object<Board>('friction', ...january, ...more);
  const declined = rows.find(({ failure, place }) => failure === 'declined' && place === 'all')?.contacts;
  return { declined, unclaimed: unclaimed.map(({ reason }) => reason).toSorted() };
}

test('a reason is said to be about a failure, holds in later runs and is taken back', async () => {
  expect(await told()).toEqual({ declined: 0, unclaimed: ['card would not go through', 'charge question'] });
  expect(await told('--reason', 'card would not go through=declined')).toEqual({ declined: 2, unclaimed: ['charge question'] });
  expect(await told()).toEqual({ declined: 2, unclaimed: ['charge question'] });
  expect(await told('--reason', 'card would not go through=none')).toEqual({
    declined: 0,
    unclaimed: ['card would not go through', 'charge question'],
  });
});

test('a reason without a failure, or with one that does not exist, is refused by name and changes nothing', async () => {
  for (const typed of ['late parcel', '=declined', 'late parcel=lost']) {
    const { exit, errors } = await object('friction', ...january, '--reason', typed);
    expect([exit, errors[0]?.code]).toEqual([2, 'USAGE']);
    expect(errors[0]?.title).toContain('failures are');
  }
  expect((await told()).unclaimed).toHaveLength(2);
});
