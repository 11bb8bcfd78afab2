import { fail } from '../../../shared/errors/fail.ts';
import { columnHelp, type Template, templateCsv, templateNamed, templates } from '../../../shared/extract/templates.ts';
import { templateRules } from '../../../shared/extract/templates-page.ts';
import { saveFile } from '../../engine/exporters/save-file.ts';
import { writeTemplateXlsx } from '../../engine/exporters/write-template-xlsx.ts';
import type { Command, Outcome } from '../command.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

const left = (header: string) => ({ header, align: 'left' as const });

function list(): Outcome {
  const rows = templates.map(({ name, format, columns }) => ({
    template: name,
    format: format.id,
    label: format.label,
    required: columns.filter(({ isRequired }) => isRequired).map((column) => column.name),
  }));
  return {
    body: { templates: rows },
    text: tableText(
      ['template', 'layout', 'required columns'].map(left),
      rows.map(({ template, format, required }) => [template, format, required.join(', ')]),
    ),
  };
}

function describe({ format, columns }: Template): string {
  const table = tableText(
    ['column', 'required', 'type', 'unit', 'example', 'to know'].map(left),
    columns.map((column) => [column.name, column.isRequired ? 'yes' : '', column.type, column.unit, column.example, columnHelp(column)]),
  );
  return [format.label, '', table, '', ...templateRules].join('\n');
}

function content(template: Template, isXlsx: boolean): Promise<string | Uint8Array> {
  return isXlsx ? writeTemplateXlsx(template) : Promise.resolve(templateCsv(template));
}

export const templateCommand: Command = {
  name: 'template',
  usage: 'template [NAME] [--out FILE] [--xlsx] [--describe]',
  summary: 'a file to fill, for partners whose layout nobody knows: CSV or XLSX with one made-up row; without NAME the list',
  values: ['out'],
  switches: ['xlsx', 'describe'],
  async run(args, terminal) {
    takeAtMost(args, 1);
    const [name] = args.positionals;
    if (name === undefined) return list();
    const template = templateNamed(name) ?? fail('USAGE', { problem: `there is no template ${name}; see "paybench template"` });
    const out = args.value('out');
    if (out === undefined && args.has('xlsx')) fail('USAGE', { problem: '--xlsx needs --out' });
    const body = { template: template.name, format: template.format.id, columns: template.columns };
    if (out === undefined) return { body, text: args.has('describe') ? describe(template) : templateCsv(template).trimEnd() };
    const path = terminal.path(out);
    const bytes = await saveFile(path, await content(template, args.has('xlsx')), terminal.signal);
    const said = `${bytes.toLocaleString('en-US')} bytes written to ${out}`;
    return { body: { ...body, path, bytes }, text: args.has('describe') ? `${said}\n\n${describe(template)}` : said };
  },
};
