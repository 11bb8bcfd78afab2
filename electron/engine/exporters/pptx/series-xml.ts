import { xmlText } from '../xml-text.ts';
import { labelsXml } from './label-xml.ts';
import { type NativeChart, type NativeSeries, sheetDay } from './native-chart.ts';
import { fill } from './text-xml.ts';

/** Letter of a series' column in the workbook behind: after the names, and after what lies across. */
function columnOf(chart: NativeChart, index: number): string {
  return String.fromCharCode(66 + index + (chart.across === undefined ? 0 : 1));
}

export function seriesXml(chart: NativeChart, series: NativeSeries, index: number): string {
  const column = columnOf(chart, index);
  const last = chart.categories.length + 1;
  const tx = `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
  const head = `<c:idx val="${index}"/><c:order val="${index}"/>${tx}`;
  const numbers = (letter: string, format: string, values: readonly (number | null)[]) =>
    `<c:numRef><c:f>Sheet1!$${letter}$2:$${letter}$${last}</c:f><c:numCache><c:formatCode>${xmlText(format)}</c:formatCode><c:ptCount val="${chart.categories.length}"/>${values.map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`)).join('')}</c:numCache></c:numRef>`;
  const val = numbers(column, series.labelFormat, series.values);
  const body = `<c:cat>${categoriesXml(chart)}</c:cat><c:val>${val}</c:val>`;
  const labels = labelsXml(chart, series);
  const solid = series.color === null ? '<a:noFill/><a:ln><a:noFill/></a:ln>' : fill(series.color);
  if (chart.type === 'scatter') {
    const marker = `<c:marker><c:symbol val="circle"/><c:size val="9"/><c:spPr>${solid}</c:spPr></c:marker>`;
    const x = numbers('B', chart.across?.format ?? 'General', chart.across?.values ?? []);
    return `<c:ser>${head}<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>${marker}${labels}<c:xVal>${x}</c:xVal><c:yVal>${val}</c:yVal><c:smooth val="0"/></c:ser>`;
  }
  if (chart.type === 'line' || series.isShare === true) {
    const marker = series.isShare === true ? circle(series.color ?? 'FFFFFF') : '<c:marker><c:symbol val="none"/></c:marker>';
    return `<c:ser>${head}<c:spPr>${lineXml(series, series.dash === true)}</c:spPr>${marker}${partialPoints(series, true)}${labels}${body}<c:smooth val="0"/></c:ser>`;
  }
  if (chart.type === 'area') return `<c:ser>${head}<c:spPr>${solid}</c:spPr>${labels}${body}</c:ser>`;
  return `<c:ser>${head}<c:spPr>${solid}</c:spPr><c:invertIfNegative val="0"/>${partialPoints(series, false)}${tintedPoints(series)}${labels}${body}</c:ser>`;
}

const circle = (color: string): string => `<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${fill(color)}</c:spPr></c:marker>`;

function lineXml(series: NativeSeries, dashed: boolean): string {
  return `<a:ln w="${Math.round((series.width ?? 2) * 12700)}" cap="rnd">${fill(series.color ?? 'FFFFFF')}<a:prstDash val="${dashed ? 'sysDash' : 'solid'}"/><a:round/></a:ln>`;
}

/** Incomplete periods: a dashed piece of line, a hatched bar. */
function partialPoints(series: NativeSeries, isLine: boolean): string {
  const color = series.color ?? 'FFFFFF';
  const hatched = `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${color}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
  return series.partial
    .map((at) =>
      isLine
        ? `<c:dPt><c:idx val="${at}"/><c:marker><c:symbol val="none"/></c:marker><c:bubble3D val="0"/><c:spPr>${lineXml(series, true)}</c:spPr></c:dPt>`
        : `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${hatched}</c:spPr></c:dPt>`,
    )
    .join('');
}

function tintedPoints({ tinted }: NativeSeries): string {
  return (tinted?.points ?? [])
    .map(
      (at) =>
        `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${fill(tinted?.color ?? 'FFFFFF')}</c:spPr></c:dPt>`,
    )
    .join('');
}

/** Days as typed dates, everything else as text. */
function categoriesXml(chart: NativeChart): string {
  const range = `<c:f>Sheet1!$A$2:$A$${chart.categories.length + 1}</c:f>`;
  const count = `<c:ptCount val="${chart.categories.length}"/>`;
  if (chart.dates === null) {
    const texts = chart.categories.map((category, at) => `<c:pt idx="${at}"><c:v>${xmlText(category)}</c:v></c:pt>`).join('');
    return `<c:strRef>${range}<c:strCache>${count}${texts}</c:strCache></c:strRef>`;
  }
  const days = chart.dates.days.map((day, at) => `<c:pt idx="${at}"><c:v>${sheetDay(day)}</c:v></c:pt>`).join('');
  return `<c:numRef>${range}<c:numCache><c:formatCode>${xmlText(chart.dates.format)}</c:formatCode>${count}${days}</c:numCache></c:numRef>`;
}
