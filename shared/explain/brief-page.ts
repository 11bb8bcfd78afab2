import { compareFractions, decimalFraction, type Fraction, fraction } from '../money/fraction.ts';
import type { Brief, BriefFinding } from './brief.ts';
import { countWord } from './finding-words.ts';

const mostFindings = 6;

function size(finding: BriefFinding): Fraction {
  const amount = finding.money === null ? fraction(-1n) : decimalFraction(finding.money);
  return finding.money !== null && amount.n < 0n ? fraction(-amount.n, amount.d) : amount;
}

/** At most six, most money first whether lost or won; findings without money come last in the order given. */
export function rankFindings(findings: readonly BriefFinding[]): BriefFinding[] {
  return findings.toSorted((a, b) => compareFractions(size(b), size(a))).slice(0, mostFindings);
}

/** The page: its title says how many things there are to know, also when there is none. */
export function briefPage(findings: readonly BriefFinding[], subtitle: string, isEmpty: boolean, trust: Brief['trust']): Brief {
  const ranked = rankFindings(findings);
  const title = isEmpty
    ? 'Nothing loaded yet'
    : ranked.length === 0
      ? 'Nothing stands out'
      : ranked.every(({ id }) => id === 'no-data')
        ? 'No data in this period'
        : `${countWord(ranked.length)} ${ranked.length === 1 ? 'thing' : 'things'}, by money`;
  return {
    title,
    subtitle: isEmpty ? 'Drop a partner file, and what it says about money, partners and causes appears here' : subtitle,
    findings: ranked,
    awaits: [],
    trust,
  };
}
