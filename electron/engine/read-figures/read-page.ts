import { parseHTML } from 'linkedom';
import { type Figure, figureList } from './figure.ts';

/** Every number of a page: its headlines, sentences, large figures and tables. */
export function readPage(html: string): readonly Figure[] {
  const { document } = parseHTML(html);
  const list = figureList();
  const texts = (of: Element, query: string) => [...of.querySelectorAll(query)].map((each) => each.textContent ?? '');
  for (const [index, part] of [...document.querySelectorAll('h2.headline, p.text, .key b, .key span')].entries())
    list.add(`Text ${index + 1}`, '', `Text ${index + 1}`, part.textContent ?? '');
  for (const [index, table] of [...document.querySelectorAll('table')].entries()) {
    const rows = [...table.querySelectorAll('tr')].map((row) => texts(row, 'th, td'));
    list.addTable(`Table ${index + 1}`, `Table ${index + 1}`, rows);
  }
  return list.done();
}

/** What a page says of how it was made; null when it says nothing. */
export function pagePassport(html: string): string | null {
  return parseHTML(html).document.querySelector('meta[name="paybench-passport"]')?.getAttribute('content') ?? null;
}
