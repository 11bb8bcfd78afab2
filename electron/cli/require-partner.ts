import { fail } from '../../shared/errors/fail.ts';
import type { WorkbookDocument } from '../../shared/workbook/document.ts';
import { callEngine } from './call-engine.ts';
import type { Terminal } from './command.ts';

/** The document that is open; a name that neither it nor a loaded row knows is refused with the names that are there. */
export async function requirePartner(terminal: Terminal, name: string): Promise<WorkbookDocument> {
  const state = await callEngine(terminal, 'workbook.state', {});
  const document = state?.document ?? fail('WORKBOOK_NONE_OPEN');
  const extracts = await callEngine(terminal, 'extract.list', {});
  const names = [
    ...new Set([
      ...document.partners.map(({ id }) => id),
      ...document.commitments.map(({ partner }) => partner),
      ...document.rateCards.map(({ partner }) => partner),
      ...document.incomeTerms.map(({ partner }) => partner),
      ...extracts.flatMap(({ partners }) => partners),
    ]),
  ].sort();
  if (!names.includes(name)) fail('PARTNER_NO_SUCH', { name, names: names.join(', ') || 'none' });
  return document;
}
