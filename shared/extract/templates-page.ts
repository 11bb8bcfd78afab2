import { columnHelp, templates } from './templates.ts';

/** Rules that hold for every template. */
export const templateRules: readonly string[] = [
  'Columns go by name: their order is free, columns that are not required may be left out, and others are kept as text under x_ and their name.',
  'Amounts are written with a point and without thousands marks, in major units; positive means to us.',
  'Times are ISO 8601 with their offset (2026-01-31T15:05:00Z); without one they are UTC unless a zone is chosen. Days are YYYY-MM-DD.',
  'An empty field means that there is no value. Text files are UTF-8 with commas, semicolons or tabs.',
];

/** The page docs/templates.md, from the registry. */
export function templatesPage(): string {
  const parts = templates.map((template) => {
    const { name, format, columns } = template;
    const rows = columns.map((column) => {
      const type = column.unit === '' ? column.type : `${column.type}, ${column.unit}`;
      return `| \`${column.name}\`${column.isRequired ? ' *' : ''} | ${column.label} | ${type} | ${columnHelp(column)} | ${column.example === '' ? '' : `\`${column.example}\``} |`;
    });
    return (
      `## ${format.label.replace(/^Paybench template: /, '').replace(/^\w/, (letter) => letter.toUpperCase())}\n\n` +
      `\`paybench template ${name} --out ${name}.csv\` writes it; \`${format.id}\` fills \`${name}\`. Columns with * are required.\n\n` +
      `| column | is | type | allowed and to know | example |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
    );
  });
  return `# Templates\n\nWritten from the registry; do not edit by hand.\n\n${templateRules.map((rule) => `- ${rule}`).join('\n')}\n\n${parts.join('\n')}`;
}
