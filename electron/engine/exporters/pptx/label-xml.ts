import { xmlText } from '../xml-text.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';
import { richText, textProperties } from './text-xml.ts';

/** Which parts of a label are shown; in the order of the schema. */
const show = (value: boolean, name = false): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="${name ? 1 : 0}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

export function labelsXml(chart: NativeChart, series: NativeSeries): string {
  const none = `<c:dLbls>${show(false)}</c:dLbls>`;
  const format = `<c:numFmt formatCode="${xmlText(series.labelFormat)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(12, series.labelColor, true).replace('<a:bodyPr/>', '<a:bodyPr wrap="none"><a:spAutoFit/></a:bodyPr>')}`;
  switch (series.labels) {
    case 'none':
      return none;
    case 'all': {
      const without = (series.unlabelled ?? []).map((at) => `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`).join('');
      return `<c:dLbls>${without}${format}${show(true)}</c:dLbls>`;
    }
    case 'words':
      return `<c:dLbls>${wordsXml(chart, series)}${show(false)}</c:dLbls>`;
    case 'last':
    case 'name': {
      const at = series.values.findLastIndex((value) => value !== null);
      if (at < 0) return none;
      const shift = series.labelShift ?? 0;
      const layout =
        Math.abs(shift) < 0.002
          ? ''
          : `<c:layout><c:manualLayout><c:x val="0"/><c:y val="${shift.toFixed(4)}"/></c:manualLayout></c:layout>`;
      const parts = series.labels === 'last' ? `${show(true, true)}<c:separator>  </c:separator>` : show(false, true);
      return `<c:dLbls><c:dLbl><c:idx val="${at}"/>${layout}${format}<c:dLblPos val="r"/>${parts}</c:dLbl>${show(false)}</c:dLbls>`;
    }
  }
}

/** Each point's own words; points without words get no label. */
function wordsXml(chart: NativeChart, series: NativeSeries): string {
  const isScatter = chart.type === 'scatter';
  return (series.words ?? [])
    .map((word, at) => {
      if (word === null) return series.values[at] === null ? '' : `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`;
      const place = isScatter ? '<c:dLblPos val="r"/>' : chart.type === 'area' ? '' : '<c:dLblPos val="ctr"/>';
      return `<c:dLbl><c:idx val="${at}"/>${richText(word, 11, series.labelColor, !isScatter)}${place}${show(true)}</c:dLbl>`;
    })
    .join('');
}
