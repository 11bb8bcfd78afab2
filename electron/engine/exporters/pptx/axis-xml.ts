import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';
import { xmlText } from '../xml-text.ts';
import { deckInk } from './deck-style.ts';
import type { NativeChart } from './native-chart.ts';
import { fill, richText, textProperties } from './text-xml.ts';

const isLying = (chart: NativeChart): boolean => chart.type === 'bar' || chart.type === 'stackedBar';

/** The axes of a plot area: categories and values, for a scatter two of values, for a combination a second pair. */
export function axesXml(chart: NativeChart): string {
  if (chart.across !== undefined) {
    const { axis, format, name } = chart.across;
    return `${acrossAxis(axis, format, name)}${valueAxis(chart)}`;
  }
  return `${categoryAxis(chart)}${valueAxis(chart)}${chart.type === 'combo' ? shareAxes : ''}`;
}

const line = `<c:spPr><a:ln w="9525">${fill(deckInk.lineStrong)}</a:ln></c:spPr>`;

function categoryAxis(chart: NativeChart): string {
  const marks = chart.type === 'line' && chart.axis.min >= 0 ? 'out' : 'none';
  const head = `<c:axId val="1001"/><c:scaling><c:orientation val="${isLying(chart) ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isLying(chart) ? 'l' : 'b'}"/>`;
  const body = `<c:majorTickMark val="${marks}"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${textProperties(11, deckInk.ink2)}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>`;
  if (chart.dates === null) {
    return `<c:catAx>${head}<c:numFmt formatCode="General" sourceLinked="0"/>${body}<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  }
  const { base, every, unit, format } = chart.dates;
  return `<c:dateAx>${head}<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/>${body}<c:lblOffset val="100"/><c:baseTimeUnit val="${base}"/><c:majorUnit val="${every}"/><c:majorTimeUnit val="${unit}"/></c:dateAx>`;
}

function valueAxis(chart: NativeChart): string {
  const { axis } = chart;
  const grid = chart.axisVisible ? `<c:majorGridlines><c:spPr><a:ln w="6350">${fill(deckInk.line)}</a:ln></c:spPr></c:majorGridlines>` : '';
  const between = chart.type === 'line' || chart.type === 'area' || chart.type === 'scatter' ? 'midCat' : 'between';
  return `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling><c:delete val="${chart.axisVisible ? 0 : 1}"/><c:axPos val="${isLying(chart) ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="${xmlText(chart.axisFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${chart.type === 'scatter' ? 'low' : 'nextTo'}"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(11, deckInk.ink2)}<c:crossAx val="1001"/><c:crosses val="${axis.min > 0 ? 'min' : 'autoZero'}"/><c:crossBetween val="${between}"/><c:majorUnit val="${axis.step}"/></c:valAx>`;
}

/** The x axis of a scatter, with its title. */
function acrossAxis(axis: ValueAxis, format: string, name: string): string {
  const title = `<c:title>${richText(name, 10, deckInk.ink3, false)}<c:overlay val="0"/></c:title>`;
  return `<c:valAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>${title}<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}${textProperties(11, deckInk.ink2)}<c:crossAx val="1002"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="${axis.step}"/></c:valAx>`;
}

/** Shares from 0 to 100 % at the right edge, over the same categories. */
const shareAxes = `<c:catAx><c:axId val="1003"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1004"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="1004"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="r"/><c:numFmt formatCode="0 %" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(11, deckInk.ink3)}<c:crossAx val="1003"/><c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="0.25"/></c:valAx>`;
