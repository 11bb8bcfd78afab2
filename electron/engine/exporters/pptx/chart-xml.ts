import { xmlText } from '../xml-text.ts';
import { deckFont, deckInk } from './deck-style.ts';
import { type NativeChart, type NativeSeries, sheetDay } from './native-chart.ts';

const fill = (color: string) => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;

function textProperties(size: number, color: string, bold = false): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">${fill(color)}<a:latin typeface="${deckFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

/** The chart part of a presentation, in the order its schema asks for; numbers are cached and linked to the embedded workbook. */
export function chartXml(chart: NativeChart): string {
  const isLine = chart.type === 'line';
  const series = chart.series.map((each, index) => seriesXml(chart, each, index)).join('');
  const grouping = isLine ? 'standard' : chart.type === 'stacked' ? 'stacked' : 'clustered';
  const kind = isLine
    ? `<c:lineChart><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="1001"/><c:axId val="1002"/></c:lineChart>`
    : `<c:barChart><c:barDir val="${chart.type === 'bar' ? 'bar' : 'col'}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${chart.type === 'stacked' ? 45 : 55}"/><c:overlap val="${chart.type === 'stacked' ? 100 : -5}"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>`;
  const { x, y, w, h } = chart.plot;
  const layout = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${x}"/><c:y val="${y}"/><c:w val="${w}"/><c:h val="${h}"/></c:manualLayout></c:layout>`;
  const legend = chart.legend ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(11, deckInk.ink2)}</c:legend>` : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${kind}${categoryAxis(chart)}${valueAxisXml(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr><a:latin typeface="${deckFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

function seriesXml(chart: NativeChart, series: NativeSeries, index: number): string {
  const column = String.fromCharCode(66 + index);
  const last = chart.categories.length + 1;
  const isLine = chart.type === 'line';
  const shape = isLine
    ? `<c:spPr>${lineXml(series, series.dash === true)}</c:spPr>`
    : `<c:spPr>${series.color === null ? '<a:noFill/><a:ln><a:noFill/></a:ln>' : fill(series.color)}</c:spPr>`;
  const tx = `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
  const values = series.values.map((value, at) => (value === null ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`)).join('');
  const count = `<c:ptCount val="${chart.categories.length}"/>`;
  const cat = `<c:cat>${categoriesXml(chart)}</c:cat>`;
  const val = `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>${xmlText(series.labelFormat)}</c:formatCode>${count}${values}</c:numCache></c:numRef></c:val>`;
  const head = `<c:idx val="${index}"/><c:order val="${index}"/>${tx}${shape}`;
  return isLine
    ? `<c:ser>${head}<c:marker><c:symbol val="none"/></c:marker>${pointsXml(series, true)}${labelsXml(series)}${cat}${val}<c:smooth val="0"/></c:ser>`
    : `<c:ser>${head}<c:invertIfNegative val="0"/>${pointsXml(series, false)}${labelsXml(series)}${cat}${val}</c:ser>`;
}

function lineXml(series: NativeSeries, dashed: boolean): string {
  const color = series.color ?? 'FFFFFF';
  return `<a:ln w="${Math.round((series.width ?? 2) * 12700)}" cap="rnd">${fill(color)}<a:prstDash val="${dashed ? 'sysDash' : 'solid'}"/><a:round/></a:ln>`;
}

/** Incomplete periods: a dashed piece of line, a pale bar. */
function pointsXml(series: NativeSeries, isLine: boolean): string {
  return series.partial
    .map((at) =>
      isLine
        ? `<c:dPt><c:idx val="${at}"/><c:marker><c:symbol val="none"/></c:marker><c:bubble3D val="0"/><c:spPr>${lineXml(series, true)}</c:spPr></c:dPt>`
        : `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="${series.color ?? 'FFFFFF'}"><a:alpha val="45000"/></a:srgbClr></a:solidFill></c:spPr></c:dPt>`,
    )
    .join('');
}

function labelsXml(series: NativeSeries): string {
  const none =
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
  if (series.labels === 'none') return `<c:dLbls>${none}</c:dLbls>`;
  const format = `<c:numFmt formatCode="${xmlText(series.labelFormat)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(12, series.labelColor, true).replace('<a:bodyPr/>', '<a:bodyPr wrap="none"><a:spAutoFit/></a:bodyPr>')}`;
  if (series.labels === 'all') {
    const without = (series.unlabelled ?? []).map((at) => `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`).join('');
    return `<c:dLbls>${without}${format}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
  }
  const at = series.values.findLastIndex((value) => value !== null);
  if (at < 0) return `<c:dLbls>${none}</c:dLbls>`;
  const shift = series.labelShift ?? 0;
  const layout =
    Math.abs(shift) < 0.002 ? '' : `<c:layout><c:manualLayout><c:x val="0"/><c:y val="${shift.toFixed(4)}"/></c:manualLayout></c:layout>`;
  const label = `<c:dLbl><c:idx val="${at}"/>${layout}${format}<c:dLblPos val="r"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator>  </c:separator></c:dLbl>`;
  return `<c:dLbls>${label}${none}</c:dLbls>`;
}

function categoryAxis(chart: NativeChart): string {
  const isBar = chart.type === 'bar';
  const line = `<c:spPr><a:ln w="9525">${fill(deckInk.lineStrong)}</a:ln></c:spPr>`;
  const marks = chart.type === 'line' && chart.axis.min >= 0 ? 'out' : 'none';
  const head = `<c:axId val="1001"/><c:scaling><c:orientation val="${isBar ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isBar ? 'l' : 'b'}"/>`;
  const body = `<c:majorTickMark val="${marks}"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${textProperties(11, deckInk.ink2)}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>`;
  if (chart.dates === null) {
    return `<c:catAx>${head}<c:numFmt formatCode="General" sourceLinked="0"/>${body}<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  }
  const { base, every, unit, format } = chart.dates;
  return `<c:dateAx>${head}<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/>${body}<c:lblOffset val="100"/><c:baseTimeUnit val="${base}"/><c:majorUnit val="${every}"/><c:majorTimeUnit val="${unit}"/></c:dateAx>`;
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

function valueAxisXml(chart: NativeChart): string {
  const { axis } = chart;
  const grid = chart.axisVisible ? `<c:majorGridlines><c:spPr><a:ln w="6350">${fill(deckInk.line)}</a:ln></c:spPr></c:majorGridlines>` : '';
  const isBar = chart.type === 'bar';
  return `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling><c:delete val="${chart.axisVisible ? 0 : 1}"/><c:axPos val="${isBar ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="${xmlText(chart.axisFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(11, deckInk.ink2)}<c:crossAx val="1001"/><c:crosses val="${axis.min > 0 ? 'min' : 'autoZero'}"/><c:crossBetween val="${chart.type === 'line' ? 'midCat' : 'between'}"/><c:majorUnit val="${axis.step}"/></c:valAx>`;
}
