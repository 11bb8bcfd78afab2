// npm run pollock -- DIR [--database] [--mode=declared|undeclared] [--only=PART-OF-NAME] [--verbose]
//
// DIR is a checkout of the public Pollock benchmark (HPI-Information-Systems/Pollock), which is not part of this project: 2,290 damaged
// copies of one table, what each was meant to hold, and how it is written. Every file goes through the product's own inspection and the
// code of its reading thread, and what that would hand to the database is parsed by a parser of its own; with --database (minutes instead
// of seconds) through preview and import into a workbook on DuckDB, read back with SQL. What was loaded is compared cell by cell with the
// clean file by a judge of its own (tests/torture/judge.ts), and lines are counted by a counter of its own.
//
// declared: the choice says what the parameters file says (encoding, delimiter, quote, escape, line end, lines of preamble, header and
// footnotes, column names) and no more; every column is kept as text. undeclared: the file is given alone, and what the preview proposes
// is accepted, with UTC as the zone of days that state none. Where the preview took a column for a time or an amount, its typed value is
// compared with one made from the clean cell.
//
// What counts as what:
// exact        all rows, all cells, all names; nothing set aside.
// quarantined  all loaded rows are equal, in order; the only row missing is the one that the file's name says was damaged (in files
//              damaged throughout: rows that the declared characters do not part), and it waits in quarantine with line and reason.
// excess       all loaded rows are equal, but a sound row was set aside too.
// warned       what was loaded differs, and a warning of the receipt names exactly that difference.
// asked        the preview puts a question and nothing is loaded until it is answered: which of several tables, what the columns of a
//              damaged header are called, which delimiter.
// refused      a clear error and nothing loaded: a file of no bytes, a file of nothing but its header.
// wrong        anything else: a cell, a name, a row more or less, or a line that the receipt does not account for.
//
// The clean file of a file of several tables holds the first table only: loading more without a word is wrong. The clean file of a header
// in several rows joins the names with spaces: declared, the names are declared; undeclared, a header that is repeated may be read as one
// header if a warning says so. A preamble must not become rows. A damaged header line never names columns on its own: wrong names are wrong.
// The exit code is 1 when a bar is missed: declared, at most 1 silently wrong and at least 2,250 exact or quarantined; undeclared, at most
// 23 silently wrong.
import { existsSync } from 'node:fs';
import { say } from './root.mjs';
import { runBundled } from './run-bundled.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  say('npm run pollock -- DIR: DIR is a checkout of github.com/HPI-Information-Systems/Pollock (or its folder polluted_files)');
  process.exit(2);
}
process.exit(await runBundled('tests/torture/pollock.ts', process.argv.slice(2)));
