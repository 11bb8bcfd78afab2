import { appendixPage, casePages, sensitivityPages } from './pages.ts';
import { listed, type ReportTemplate } from './template.ts';

export const caseOnePager: ReportTemplate = {
  label: 'Business-case one-pager',
  hint: 'what the newest case brings and rests on',
  make(setting) {
    const newest = setting.cases.slice(-1);
    return {
      name: newest[0]?.name ?? 'Business case',
      subtitle: 'A decision to take, {{month}}',
      blocks: listed([...casePages({ ...setting, cases: newest }), ...sensitivityPages({ ...setting, cases: newest }), ...appendixPage]),
    };
  },
};
