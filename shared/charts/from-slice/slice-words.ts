import { millisecondsPerDay } from '../../calendar/day.ts';
import { periodLabel } from '../../calendar/period.ts';
import { offsetAt } from '../../calendar/time-zone.ts';
import { faceOf } from '../../metrics/metric-face.ts';
import type { ChartAnnotation, ChartSpec } from '../chart-spec.ts';
import { dimensionName } from '../dimension-text.ts';
import { metricUnit } from '../slice-cells.ts';
import { sourceLine } from '../source-line.ts';
import { upperFirst } from '../../base/words.ts';
import { firstMetric, metricAxis } from './slice-points.ts';
import type { SliceChartRequest } from './slice-request.ts';

type Words = Pick<ChartSpec, 'subtitle' | 'yLabel' | 'unit' | 'annotations' | 'direction' | 'source' | 'references'>;

/** What every chart of a slice says alike: subtitle, axis, incidents, levels, source. `limit` says what is not shown. */
export function sliceWords(request: SliceChartRequest, limit: string | null = null): Words {
  const { result, slice, locale, references } = request;
  const id = firstMetric(request);
  const unit = metricUnit(result, id);
  return {
    subtitle: subtitleOf(request, limit),
    yLabel: metricAxis(result, id),
    unit,
    annotations: slice.grain === null ? [] : annotationsOf(request),
    direction: faceOf(result.lineage, id).direction,
    source: sourceLine(result.lineage, locale),
    ...(references === undefined ? {} : { references }),
  };
}

function subtitleOf({ slice, result }: SliceChartRequest, limit: string | null): string {
  const has = (code: (typeof result.notes)[number]['code']) => result.notes.some((note) => note.code === code);
  const parts = [
    slice.by.length === 0 ? null : `by ${slice.by.map(dimensionName).join(' and ')}`,
    slice.grain === null ? null : `by ${slice.grain}`,
    slice.period === null
      ? 'all that is loaded'
      : `${periodLabel(slice.period)}${slice.compare ? ` against ${periodLabel(slice.compare)}` : ''}`,
    has('PARTIAL_PERIOD') && slice.grain !== null ? 'partial periods are marked' : null,
    has('MISSING_DAYS') ? 'days are missing' : null,
    limit,
  ].filter((part) => part !== null);
  return upperFirst(parts.join(' · '));
}

/** Incidents that touch the period shown, in the workbook's wall-clock time. */
function annotationsOf({ slice, incidents, timeZone }: SliceChartRequest): readonly ChartAnnotation[] {
  const wall = (text: string): number => {
    const instant = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}${text.length > 10 ? 'Z' : 'T00:00:00Z'}`);
    return instant + offsetAt(timeZone, instant);
  };
  const from = slice.period === null ? -Infinity : Date.parse(`${slice.period.from}T00:00:00Z`);
  const to = slice.period === null ? Infinity : Date.parse(`${slice.period.to}T00:00:00Z`) + millisecondsPerDay;
  return incidents.flatMap((incident): ChartAnnotation[] => {
    const at = wall(incident.start);
    if (Number.isNaN(at)) return [];
    const until = incident.end === null ? undefined : wall(incident.end);
    if ((until ?? at) < from || at > to) return [];
    return [{ at, ...(until === undefined ? {} : { until }), label: incident.label, tone: 'incident' }];
  });
}
