import { axesXml } from './axis-xml.ts';
import { deckFont, deckInk } from './deck-style.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';
import { seriesXml } from './series-xml.ts';
import { textProperties } from './text-xml.ts';

/** The chart part of a presentation, in the order its schema asks for; numbers are cached and linked to the embedded workbook. */
export function chartXml(chart: NativeChart): string {
  const { x, y, w, h } = chart.plot;
  const layout = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${x}"/><c:y val="${y}"/><c:w val="${w}"/><c:h val="${h}"/></c:manualLayout></c:layout>`;
  const legend = chart.legend ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(11, deckInk.ink2)}</c:legend>` : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${plotsXml(chart)}${axesXml(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr><a:latin typeface="${deckFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

/** The drawings that share the plot area: one, but for columns with a line over them. */
function plotsXml(chart: NativeChart): string {
  const series = (wanted: (each: NativeSeries) => boolean) =>
    chart.series.map((each, index) => (wanted(each) ? seriesXml(chart, each, index) : '')).join('');
  const all = () => series(() => true);
  const axes = '<c:axId val="1001"/><c:axId val="1002"/>';
  const stacking = chart.isPercent === true ? 'percentStacked' : 'stacked';
  const bars = (direction: 'bar' | 'col', grouping: string, gap: number, overlap: number, inside: string) =>
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${inside}<c:gapWidth val="${gap}"/><c:overlap val="${overlap}"/>${axes}</c:barChart>`;
  const lines = (inside: string, ids: string) =>
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${inside}<c:marker val="1"/>${ids}</c:lineChart>`;
  switch (chart.type) {
    case 'line':
      return lines(all(), axes);
    case 'column':
      return bars('col', 'clustered', 55, -5, all());
    case 'bar':
      return bars('bar', 'clustered', 55, -5, all());
    case 'stacked':
      return bars('col', stacking, 45, 100, all());
    case 'stackedBar':
      return bars('bar', stacking, 45, 100, all());
    case 'area':
      return `<c:areaChart><c:grouping val="${stacking}"/><c:varyColors val="0"/>${all()}${axes}</c:areaChart>`;
    case 'combo':
      return `${bars(
        'col',
        'clustered',
        45,
        -5,
        series((each) => each.isShare !== true),
      )}${lines(
        series((each) => each.isShare === true),
        '<c:axId val="1003"/><c:axId val="1004"/>',
      )}`;
    case 'scatter':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${all()}${axes}</c:scatterChart>`;
  }
}
