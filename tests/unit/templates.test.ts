import { expect, it } from 'vitest';
import { templateCsv, templateNamed, templates } from '../../shared/extract/templates.ts';
import { templatesPage } from '../../shared/extract/templates-page.ts';

it('is what docs/templates.md says (`vitest run tests/unit/templates.test.ts --update` writes it)', async () => {
  await expect(templatesPage()).toMatchFileSnapshot('../../docs/templates.md');
});

it('a template is asked for by its table or by its layout', () => {
  expect(templateNamed('application')?.format.id).toBe('template.application');
  expect(templateNamed('template.application')?.name).toBe('application');
  expect(templateNamed('nacha')).toBeNull();
});

it.each(templates)('$name has every column of its table once, an example in each required one, and only allowed words', (template) => {
  const [header = '', example = ''] = templateCsv(template).split('\n');
  expect(header.split(',')).toEqual(template.columns.map(({ name }) => name));
  expect(example.split(',').length).toBe(template.columns.length);
  for (const column of template.columns.filter(({ isRequired }) => isRequired)) expect(column.example, column.name).not.toBe('');
  for (const { example: word, words, name } of template.columns) if (words.length > 0) expect(words, name).toContain(word);
});
