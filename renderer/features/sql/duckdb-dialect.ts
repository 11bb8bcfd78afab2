import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { PostgreSQL, SQLDialect, type SQLNamespace } from '@codemirror/lang-sql';
import { factTables } from '../../../shared/domain/tables.ts';
import { allowedFunctions, allowedTableFunctions } from '../../../shared/query/sql-functions.ts';

/** The words of DuckDB's SELECT; the hundreds that PostgreSQL knows besides would only hide columns. */
const keywords =
  'all and anti any as asc asof between by case cast collate columns cross current desc distinct else end escape except exclude exists false filter first following for from full group grouping having ilike in inner intersect interval into is isnull join lambda last lateral left like limit natural not notnull null nulls offset on or order outer over partition pivot positional preceding qualify range recursive replace right rollup row rows sample select semi sets similar some struct table tablesample then ties true unbounded union unpivot using values when where window with within';
const types =
  'bigint boolean date decimal double hugeint integer interval list map smallint struct text time timestamp timestamptz tinyint varchar';

export const duckDb = SQLDialect.define({ ...PostgreSQL.spec, keywords, types });

/** Tables with their columns, each with its type and its name for people. */
export const tableNames: SQLNamespace = Object.fromEntries(
  factTables.map(({ name, label, columns }) => [
    name,
    {
      self: { label: name, type: 'class', detail: label },
      children: columns.map((column) => ({ label: column.name, type: 'property', detail: column.type, info: column.label })),
    },
  ]),
);

const functions = [...new Set([...allowedFunctions, ...allowedTableFunctions])]
  .toSorted()
  .map((label) => ({ label, type: 'function', apply: `${label}(`, boost: -1 }));

/** At least two letters that no point precedes: after `attempt.` only its own columns are offered. */
function wordBefore(context: CompletionContext): { readonly from: number } | null {
  const word = context.matchBefore(/[A-Za-z_]\w*/);
  if (word === null || (word.to - word.from < 2 && !context.explicit)) return null;
  return context.state.sliceDoc(word.from - 1, word.from) === '.' ? null : word;
}

/** Columns of the tables that the text names, of all tables while it names none. */
export function completeColumn(context: CompletionContext): CompletionResult | null {
  const word = wordBefore(context);
  if (word === null) return null;
  const text = context.state.doc.toString().toLowerCase();
  const named = factTables.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
  const columns = new Map(
    (named.length === 0 ? factTables : named).flatMap((table) => table.columns.map((column) => [column.name, column])),
  );
  return {
    from: word.from,
    options: [...columns.values()].map(({ name, type, label }) => ({ label: name, type: 'property', detail: type, info: label, boost: 2 })),
    validFor: /^\w*$/,
  };
}

/** The functions that the gate lets through, once two letters are typed. */
export function completeFunction(context: CompletionContext): CompletionResult | null {
  const word = wordBefore(context);
  if (word === null) return null;
  return { from: word.from, options: functions, validFor: /^\w*$/ };
}
