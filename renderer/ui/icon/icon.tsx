import type { JSX } from 'react';

const paths = {
  brief: 'M4 2.5h8v11l-4-3-4 3z',
  data: 'M2.5 4c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2-2.5 2-5.5 2-5.5-.9-5.5-2v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2',
  overview: 'M1.5 9h2.8L6.5 3l3 10.5L11.7 7h2.8',
  explore: 'M2.5 2.5h4v6h-4zM9.5 2.5h4v3.5h-4zM9.5 8.5h4v5h-4zM2.5 11h4v2.5h-4z',
  explain: 'M8 1.5v13M3 4.5l3.5 3.5-3.5 3.5M13 4.5 9.5 8l3.5 3.5M1.5 8h5M14.5 8h-5',
  partners: 'M2.5 2.5h11v11h-11zM5.3 8.2l2 2L11 6.2',
  operations: 'M8 1.5 13 3.5v4.2c0 3.1-2 5.5-5 6.8-3-1.3-5-3.7-5-6.8V3.5z',
  cases: 'M1.5 13.5h13M3.5 11.5V7.5M7 11.5V2.5M10.5 11.5V6M13.5 11.5V9',
  reports: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 10.8h5',
  sql: 'M2 4l4 4-4 4M8 12.5h6',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.3 3.3L13 4.8',
  chevron: 'M4 6l4 4 4-4',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7l3.3 3.3',
  back: 'M9.5 3 4.5 8l5 5',
  up: 'M8 3v10M4 7l4-4 4 4',
  down: 'M8 13V3M4 9l4 4 4-4',
  plus: 'M8 3v10M3 8h10',
  columns: 'M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11',
  table: 'M2.5 2.5h11v11h-11zM2.5 6h11M2.5 9.8h11M6.5 6v7.5',
  chart: 'M2 13.5h12M3 10.5l3.5-4 3 2.5L14 3.5',
  panel: 'M2.5 2.5h11v11h-11zM10 2.5v11',
  more: 'M3.2 8h.4M7.8 8h.4M12.4 8h.4',
  grip: 'M5.8 4h.4M9.8 4h.4M5.8 8h.4M9.8 8h.4M5.8 12h.4M9.8 12h.4',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.3',
} as const;

export type IconName = keyof typeof paths;

/** Line icon, 16 px grid, in the color of its text; always beside a word or inside a named control. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
