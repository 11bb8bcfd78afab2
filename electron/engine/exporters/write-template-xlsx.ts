import ExcelJS from 'exceljs';
import { columnHelp, type Template, templateHelpSheet } from '../../../shared/extract/templates.ts';
import { templateRules } from '../../../shared/extract/templates-page.ts';

const helpWidths = [24, 28, 10, 20, 24, 24, 80];

/** A sheet to fill, every cell a text so that ids keep their zeros and days their form, and a sheet that says what the columns are. */
export async function writeTemplateXlsx({ name, format, columns }: Template): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Paybench';
  workbook.title = format.label;
  const data = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  data.columns = columns.map((column) => ({
    header: column.name,
    width: Math.max(12, column.name.length + 2, column.example.length + 2),
    style: { numFmt: '@' },
  }));
  data.addRow(columns.map(({ example }) => (example === '' ? null : example)));
  data.getRow(1).font = { bold: true };
  const help = workbook.addWorksheet(templateHelpSheet.name);
  help.columns = templateHelpSheet.columns.map((header, at) => ({ header, width: helpWidths[at] ?? 24 }));
  help.getRow(1).font = { bold: true };
  for (const column of columns)
    help.addRow([
      column.name,
      column.label,
      column.isRequired ? 'yes' : null,
      column.type,
      column.unit === '' ? null : column.unit,
      column.example === '' ? null : column.example,
      columnHelp(column) === '' ? null : columnHelp(column),
    ]);
  help.addRow([]);
  for (const rule of templateRules) help.addRow([rule]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
