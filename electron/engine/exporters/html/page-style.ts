import { chartThemes } from '../../../../shared/charts/chart-theme.ts';

const { light } = chartThemes;

/** Colors and type that the reading page and the printed pages share. */
export const baseStyle = `
:root{--ink:${light.ink};--ink2:${light.ink2};--ink3:${light.ink3};--line:#e2e5ea;--accent:${light.accent};--good:${light.good};--bad:${light.bad}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);font-family:Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1,h2,h3,p{margin:0}
table{border-collapse:collapse}
th{font-weight:600;color:var(--ink2);text-align:left;vertical-align:bottom;border-bottom:1.5px solid var(--ink2)}
td{border-bottom:1px solid var(--line);vertical-align:top}
th.right,td.right{text-align:right}
td.right,td.kept{white-space:nowrap}
tr.total td{font-weight:600;border-top:1.5px solid var(--ink2)}
svg{display:block}
.tiles{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:14px 24px}
.tiles .key{border-top:1px solid #c9ced6;padding-top:8px;margin:0}
.good{color:var(--good)}.bad{color:var(--bad)}.neutral{color:var(--ink2)}
`;

export const readingStyle = `${baseStyle}
body{background:#f4f5f7;font-size:14px;line-height:1.5}
main{max-width:1000px;margin:0 auto;padding:40px 24px 80px}
header h1{font-size:30px;line-height:1.2}
header p{color:var(--ink2);margin-top:6px}
.caveats{margin:24px 0 0;padding:14px 18px;background:#fdf1dc;border-radius:6px}
.caveats ul{margin:6px 0 0;padding-left:20px}
section{background:#fff;border:1px solid var(--line);border-radius:6px;padding:20px 24px;margin-top:20px;overflow-x:auto}
section h2,section h3{font-size:17px;line-height:1.3}
h2.headline{font-size:22px;line-height:1.3;margin-top:36px}
p.text{margin-top:12px;max-width:75ch}
.subtitle{color:var(--ink2)}
.key{margin-top:10px}.key b{font-size:26px;margin-right:10px}.key span{font-weight:600}
.key small{display:block;color:var(--ink3)}
figure{margin:14px 0 0}
figure svg{max-width:100%;height:auto}
th,td{padding:5px 14px 5px 0}
table{margin-top:12px;font-size:13px}
details{margin-top:12px;color:var(--ink2);font-size:13px}
summary{cursor:pointer}
.source,.notes{color:var(--ink3);font-size:12px;margin-top:10px}
.passport{white-space:pre-wrap;overflow-wrap:anywhere;margin-top:6px}
`;

/** Landscape pages of exactly one sheet each; the sheet is Letter or A4. */
export function printStyle(sheet: { readonly width: number; readonly height: number }): string {
  return `${baseStyle}
@page{size:${sheet.width}mm ${sheet.height}mm;margin:0}
.page{position:relative;width:${sheet.width}mm;height:${sheet.height}mm;padding:12mm 14mm 16mm;overflow:hidden;break-after:page;break-inside:avoid;display:flex;flex-direction:column}
.page:last-child{break-after:auto}
.page>h1{font-size:17pt;line-height:1.2;font-weight:600;letter-spacing:-.01em}
.page>.subtitle{font-size:9.5pt;color:var(--ink2);margin-top:1.2mm}
.body{flex:1;min-height:0;display:flex;gap:8mm;margin-top:4mm}
.main{flex:1;min-width:0}
.side{width:72mm;flex:none}
.side td.right:not(.kept){white-space:normal}
.axis{font-size:8pt;color:var(--ink3)}
.key{margin-bottom:5mm}.key small{display:block;font-size:8.5pt;font-weight:600;color:var(--ink3)}.key b{display:block;font-size:27pt;line-height:1.25}.key span{font-size:10.5pt;font-weight:600}
.words{border-left:1mm solid var(--accent);padding-left:3mm;font-size:10pt;line-height:1.4;margin-top:4mm}
.words p+p{margin-top:2mm}
.words.small{font-size:8.5pt}
.stack{display:block}
table{width:auto;max-width:100%;font-size:9pt;line-height:1.3}
th,td{padding:1.1mm 4mm 1.1mm 0}
table.small{font-size:7.5pt}
table.pt14{font-size:12.5pt}table.pt13{font-size:11.5pt}table.pt12{font-size:10.5pt}table.pt11{font-size:9.5pt}table.pt10{font-size:8.5pt}
td.hash{font-size:7pt;overflow-wrap:anywhere}

.grid{display:grid;grid-template-columns:repeat(12,minmax(0,1fr));grid-template-rows:repeat(8,minmax(0,1fr));gap:4mm}
.item{min-width:0;min-height:0;overflow:hidden}
.item h2{font-size:10pt;line-height:1.25;margin:0 0 1.5mm}
p.notes{font-size:7.5pt;color:var(--ink3);margin-top:2mm}
footer span{white-space:nowrap}footer .source{overflow:hidden;text-overflow:ellipsis;min-width:0}
footer{position:absolute;left:14mm;right:14mm;bottom:8mm;padding-top:1.6mm;border-top:.25mm solid #c9ced6;display:flex;gap:6mm;justify-content:space-between;font-size:7pt;color:var(--ink3)}
.cover{justify-content:flex-start;padding-top:42mm}
.cover .bar{width:22mm;height:1.8mm;background:var(--accent);margin-bottom:6mm}
.cover>h1{font-size:30pt}.cover>.subtitle{font-size:13pt;margin-top:3mm}
.cover .facts{font-size:9pt;color:var(--ink3);margin-top:3mm}
.cover .caveats{margin-top:22mm;font-size:9.5pt;color:var(--ink2)}
.cover .caveats ul{margin:2mm 0 0;padding-left:5mm}.cover .caveats li{margin-top:1.2mm}
`;
}
