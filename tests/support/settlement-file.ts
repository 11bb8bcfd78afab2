import { writeFile } from 'node:fs/promises';

/** A plain settlement file: so many sales of USD 0.01, one every six seconds from March 1, 2026, UTC. */
export async function writeSettlements(path: string, rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, (_, row) => {
    const time = new Date(Date.UTC(2026, 2, 1) + row * 6000).toISOString();
    return `${time},Meridian,sale,order-${row},0.01,USD,0.01,USD`;
  });
  await writeFile(path, `ts_utc,partner,type,merchant_ref,gross,ccy_gross,net,ccy_net\n${lines.join('\n')}\n`);
}
