/** Every form a report leaves in; the print layout is what becomes a PDF. */
export const reportFormats = ['pptx', 'xlsx', 'docx', 'html', 'md', 'zip', 'print-html'] as const;
export type ReportFormat = (typeof reportFormats)[number];
