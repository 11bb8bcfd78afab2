import { approvalCodes, declineEntries, type DeclineCategory } from '../domain/decline-taxonomy.ts';
import { oneOfSql } from '../query/one-of-sql.ts';
import { schemeSql } from './scheme-sql.ts';

/**
 * Decline category of a row as SQL, from the taxonomy in force: NULL for anything but an unanswered or refused attempt. The network's
 * code decides; without one, a technical failure is technical and a refusal goes by `wordCategory` (SQL), else "other".
 */
export function declineCategorySql(result: string, scheme: string, code: string, wordCategory = 'NULL'): string {
  const upper = `upper(${code})`;
  const named = schemeSql(scheme);
  const network = `CASE ${named} WHEN 'maestro' THEN 'mastercard' ELSE ${named} END`;
  const perNetwork = declineEntries
    .filter((entry) => entry.scheme !== null)
    .map((entry) => `WHEN ${upper} = '${entry.code.toUpperCase()}' AND ${network} = '${entry.scheme}' THEN '${entry.category}'`);
  const codes = new Map<DeclineCategory, string[]>();
  for (const entry of declineEntries)
    if (entry.scheme === null) codes.set(entry.category, [...(codes.get(entry.category) ?? []), entry.code.toUpperCase()]);
  const general = [...codes].map(([category, list]) => `WHEN ${oneOfSql(upper, list)} THEN '${category}'`);
  const byCode = `CASE WHEN ${oneOfSql(upper, approvalCodes)} THEN 'other' ${[...perNetwork, ...general].join(' ')} ELSE 'other' END`;
  return (
    `CASE WHEN ${result} NOT IN ('declined', 'error', 'timeout') THEN NULL WHEN ${result} = 'timeout' THEN 'technical' ` +
    `WHEN ${code} IS NOT NULL THEN ${byCode} WHEN ${result} = 'error' THEN 'technical' ELSE coalesce(${wordCategory}, 'other') END`
  );
}
