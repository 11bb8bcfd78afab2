import { themeQuartz } from 'ag-grid-community';

/** AG Grid in our own tokens; it follows light, dark and high contrast because every value is a variable. */
export const gridTheme = themeQuartz.withParams({
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  textColor: 'var(--ink)',
  accentColor: 'var(--accent)',
  borderColor: 'var(--line)',
  chromeBackgroundColor: 'var(--surface)',
  headerBackgroundColor: 'var(--surface)',
  headerTextColor: 'var(--ink-3)',
  headerFontSize: 12,
  headerFontWeight: 500,
  headerHeight: 28,
  rowHeight: 28,
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  oddRowBackgroundColor: 'var(--surface)',
  fontFamily: 'var(--font)',
  fontSize: 13,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerColumnResizeHandleColor: 'transparent',
  spacing: 4,
  focusShadow: '0 0 0 2px var(--accent)',
});
