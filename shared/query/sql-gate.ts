import { allowedFunctions, allowedTableFunctions } from './sql-functions.ts';

/** Names that a bare column may turn into a call of: who and where the session is. */
const sessionWords = new Set([
  'current_catalog',
  'current_database',
  'current_schema',
  'current_role',
  'current_user',
  'session_user',
  'user',
  'current_query',
]);

/** Where the parser itself looks for the functions behind its syntax (`[1, 2]`, `extract(...)`). */
const builtInSchemas = new Set(['', 'main', 'pg_catalog']);

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const systemName = /^(duckdb_|pragma_|sqlite_|pg_|information_schema|system|temp|main|scratch|meta$|document$)/i;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the parser made of a person's SQL (json_serialize_sql). */
export interface ParsedSql {
  readonly error: boolean;
  readonly error_message?: string;
  readonly statements?: readonly unknown[];
}

/**
 * Why a parsed statement may not run, as words; null when it may. It must be one SELECT that names only `tables` and its own WITH
 * queries and calls only functions that are on the list. Judged on the syntax tree before anything is bound, so that no file is
 * opened and no name is looked up by asking.
 */
export function gateProblem(parsed: ParsedSql, tables: ReadonlySet<string>): string | null {
  if (parsed.error)
    return parsed.error_message?.startsWith('Only SELECT') === true
      ? 'this is not a SELECT'
      : (parsed.error_message ?? 'it cannot be read');
  const statements = parsed.statements ?? [];
  if (statements.length === 0) return 'there is no statement';
  if (statements.length > 1) return 'there is more than one statement';
  const names = new Set(tables);
  return collectNames(statements, names) ?? visit(statements, names);
}

/** Adds the names of WITH queries; a name that could also reach the catalogue or a file is refused. */
function collectNames(value: unknown, names: Set<string>): string | null {
  if (Array.isArray(value)) return firstProblem(value, (part) => collectNames(part, names));
  if (!isNode(value)) return null;
  if (isNode(value.cte_map) && Array.isArray(value.cte_map.map)) {
    for (const entry of value.cte_map.map) {
      const key = isNode(entry) ? String(entry.key) : '';
      if (!plainName.test(key) || systemName.test(key)) return `a WITH query may not be called ${key}`;
      names.add(key.toLowerCase());
    }
  }
  return firstProblem(Object.values(value), (part) => collectNames(part, names));
}

function visit(value: unknown, names: ReadonlySet<string>): string | null {
  if (Array.isArray(value)) return firstProblem(value, (part) => visit(part, names));
  if (!isNode(value)) return null;
  // The call in FROM is judged as a whole; below it only its arguments are.
  const inside = value.type === 'TABLE_FUNCTION' && isNode(value.function) ? value.function.children : Object.values(value);
  return nodeProblem(value, names) ?? visit(inside, names);
}

function nodeProblem(node: Node, names: ReadonlySet<string>): string | null {
  if (node.type === 'BASE_TABLE') return tableProblem(node, names);
  if (node.type === 'SHOW_REF') return 'DESCRIBE, SHOW and SUMMARIZE are not a SELECT';
  if (node.type === 'COLUMN_DATA' || node.type === 'DELIM_GET') return 'this kind of table is not known';
  if (node.type === 'TABLE_FUNCTION' && isNode(node.function)) return tableFunctionProblem(node.function);
  if (node.class === 'PARAMETER') return 'a placeholder has no value here';
  if (node.class === 'COLUMN_REF') return columnProblem(node);
  if (typeof node.function_name === 'string') return functionProblem(node, node.function_name);
  return null;
}

function tableProblem(node: Node, names: ReadonlySet<string>): string | null {
  const name = String(node.table_name);
  const isQualified =
    (node.schema_name !== '' && node.schema_name !== undefined) || (node.catalog_name !== '' && node.catalog_name !== undefined);
  if (isQualified) return `write ${name} without what stands before the point`;
  if (node.at_clause !== null && node.at_clause !== undefined) return 'earlier versions of a table cannot be asked for';
  return names.has(name.toLowerCase()) ? null : `there is no table ${name} to ask`;
}

function tableFunctionProblem(call: Node): string | null {
  const name = String(call.function_name).toLowerCase();
  return allowedTableFunctions.has(name) && call.schema === '' ? null : `${name} is not allowed in FROM`;
}

function columnProblem(node: Node): string | null {
  const path = Array.isArray(node.column_names) ? node.column_names : [];
  const name = String(path[0]).toLowerCase();
  return path.length === 1 && sessionWords.has(name) ? `${name} is not allowed` : null;
}

function functionProblem(node: Node, called: string): string | null {
  const name = called.toLowerCase();
  if (!/^[a-z_]/.test(name)) return null; // an operator
  return builtInSchemas.has(String(node.schema ?? '')) && allowedFunctions.has(name)
    ? null
    : `the function ${name} is not on the list of functions`;
}

function firstProblem(parts: readonly unknown[], judge: (part: unknown) => string | null): string | null {
  for (const part of parts) {
    const problem = judge(part);
    if (problem !== null) return problem;
  }
  return null;
}
