import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';

export interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
}

interface Node {
  readonly type: string;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly source?: { readonly value?: unknown } | null;
  readonly argument?: { readonly literal?: { readonly value?: unknown }; readonly value?: unknown };
  readonly specifiers?: readonly { readonly importKind?: string }[];
}

const languageOf = (file: string) => (file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js');

function importOf(node: Node): Import | null {
  if (node.type === 'TSImportType') {
    const from = node.source?.value ?? node.argument?.literal?.value ?? node.argument?.value;
    return typeof from === 'string' ? { from, isTypeOnly: true } : null;
  }
  const isImport = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'].includes(node.type);
  const from = node.source?.value;
  if (!isImport || typeof from !== 'string') return null;
  const names = node.specifiers ?? [];
  const isTypeOnly =
    node.importKind === 'type' || node.exportKind === 'type' || (names.length > 0 && names.every((name) => name.importKind === 'type'));
  return { from, isTypeOnly };
}

function visit(value: unknown, found: Import[]): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, found);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const node = value as Node;
  if (typeof node.type === 'string') {
    const read = importOf(node);
    if (read !== null) found.push(read);
  }
  for (const child of Object.values(value)) visit(child, found);
}

/** Every import of one source file: static, re-exported, dynamic and of types. */
export function readImports(file: string): readonly Import[] {
  const found: Import[] = [];
  visit(parseAst(readFileSync(file, 'utf8'), { lang: languageOf(file) }, file).body, found);
  return found;
}
