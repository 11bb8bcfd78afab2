import { fail } from '../../shared/errors/fail.ts';

export interface ParsedArgs {
  readonly positionals: readonly string[];
  value(name: string): string | undefined;
  required(name: string): string;
  has(name: string): boolean;
  positional(index: number, what: string): string;
}

interface Allowed {
  readonly values: readonly string[];
  readonly switches: readonly string[];
}

const everywhere = ['json', 'recover', 'discard'];
/** An empty filter is every row. */
const mayBeEmpty: ReadonlySet<string> = new Set(['where']);

/** `--name value`, `--name=value`, switches and positionals; anything not allowed is a usage error that names it. */
export function parseArgs(argv: readonly string[], allowed: Allowed): ParsedArgs {
  const values = new Map<string, string>();
  const switches = new Set<string>();
  const positionals: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') {
      positionals.push(...argv.slice(index + 1));
      break;
    }
    if (!word.startsWith('--')) {
      positionals.push(word);
      continue;
    }
    const [name = '', inline] = splitOnce(word.slice(2));
    if (everywhere.includes(name) || allowed.switches.includes(name)) {
      if (inline !== undefined) fail('USAGE', { problem: `--${name} takes no value` });
      switches.add(name);
    } else if (allowed.values.includes(name)) {
      const value = inline ?? argv[++index];
      if (value === undefined || (inline === undefined && value.startsWith('--'))) fail('USAGE', { problem: `--${name} needs a value` });
      if (values.has(name)) fail('USAGE', { problem: `--${name} is given twice` });
      if (value.trim() === '' && !mayBeEmpty.has(name)) fail('USAGE', { problem: `--${name} is empty` });
      values.set(name, value);
    } else fail('USAGE', { problem: `--${name} is not known here` });
  }
  if (switches.has('recover') && switches.has('discard')) fail('USAGE', { problem: '--recover and --discard exclude each other' });
  return {
    positionals,
    value: (name) => values.get(name),
    required: (name) => values.get(name) ?? fail('USAGE', { problem: `--${name} is missing` }),
    has: (name) => switches.has(name),
    positional: (index, what) => positionals[index] ?? fail('USAGE', { problem: `${what} is missing` }),
  };
}

function splitOnce(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** Fails when more words stand on the line than the command takes. */
export function takeAtMost(args: ParsedArgs, count: number): void {
  const extra = args.positionals[count];
  if (extra !== undefined) fail('USAGE', { problem: `"${extra}" is one word too many` });
}

/** "a, b" or "a,b" as a list without blanks; commas within brackets or quotes belong to the word. */
export function listOf(text: string | undefined): string[] {
  const parts: string[] = [''];
  let depth = 0;
  let isQuoted = false;
  for (const character of text ?? '') {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === '(') depth++;
    else if (!isQuoted && character === ')') depth--;
    if (character === ',' && depth <= 0 && !isQuoted) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** --top as a number, null when it is not given. */
export function topOf(args: ParsedArgs): number | null {
  const top = args.value('top');
  if (top === undefined) return null;
  return /^[1-9]\d{0,3}$/.test(top) ? Number(top) : fail('USAGE', { problem: '--top takes a whole number from 1 to 9999' });
}
