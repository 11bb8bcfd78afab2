import type PptxGenJS from 'pptxgenjs';
import { axisLabel } from '../../../../shared/charts/axis-unit.ts';
import type { ChartSpec } from '../../../../shared/charts/chart-spec.ts';
import { isTorn } from '../../../../shared/charts/kinds/waterfall.ts';
import { textWidth } from '../../../../shared/charts/text-width.ts';
import { laneRows } from '../../../../shared/plot/lane-rows.ts';
import { type ChartPicture, vectorPicture } from '../picture.ts';
import { deckFont, deckInk } from './deck-style.ts';
import type { Box, NativeChart } from './native-chart.ts';
import { toNativeChart } from './to-native-chart.ts';

/** What a figure adds to the package: a chart that can be edited, or a picture. */
export type DeckChart = { readonly native: NativeChart } | { readonly picture: ChartPicture };

type Place = Box & { readonly x: number; readonly y: number };

const plain = { fontFace: deckFont, margin: 0, color: deckInk.ink } as const;
/** CSS pixels of an inch, and the text of a picture in them. */
const perInch = 96;
const pictureText = 14;

/** A chart in a box of the slide: one that can be edited where PowerPoint has its kind, otherwise a picture in vectors. */
export function addChart(slide: PptxGenJS.Slide, spec: ChartSpec, place: Place, id: string): DeckChart {
  const rough = toNativeChart(spec, { w: place.w, h: 4 });
  return rough === null ? { picture: addPicture(slide, spec, place, id) } : { native: addNative(slide, spec, place, rough, id) };
}

function addPicture(slide: PptxGenJS.Slide, spec: ChartSpec, place: Place, id: string): ChartPicture {
  const size = { width: Math.round(place.w * perInch), height: Math.round(place.h * perInch) };
  const picture = vectorPicture(spec, size, pictureText);
  const data = `image/svg+xml;base64,${Buffer.from(picture.svg).toString('base64')}`;
  slide.addImage({ data, ...place, altText: spec.alternative, objectName: `Chart ${id}` });
  return picture;
}

function addNative(slide: PptxGenJS.Slide, spec: ChartSpec, place: Place, rough: NativeChart, id: string): NativeChart {
  const markers = placeMarkers(rough, place);
  const top = place.y + 0.24 + markers.reduce((most, marker) => Math.max(most, marker.row + 1), 0) * 0.2;
  const box = { ...place, y: top, h: place.y + place.h - top };
  const chart = toNativeChart(spec, box) ?? rough;
  const axis = spec.kind === 'waterfall' && isTorn(spec) ? `${spec.yLabel} (axis does not begin at zero)` : axisLabel(spec);
  slide.addText(axis, {
    ...plain,
    x: box.x,
    y: place.y,
    w: place.w,
    h: 0.2,
    fontSize: 10,
    color: deckInk.ink3,
    valign: 'top',
    objectName: `Axis title ${id}`,
  });
  slide.addChart('bar', [{ name: 'replaced', labels: ['-'], values: [0] }], {
    ...box,
    altText: spec.alternative,
    objectName: `Chart ${id}`,
  });
  addOverlays(slide, chart, box, markers);
  return chart;
}

interface PlacedMarker {
  readonly marker: NativeChart['markers'][number];
  readonly x: number;
  readonly start: number;
  readonly width: number;
  readonly row: number;
}

/** Names of incidents in rows above the plot, in inches; the plot's left and right do not depend on its height. */
function placeMarkers(chart: NativeChart, box: { readonly x: number; readonly w: number }): readonly PlacedMarker[] {
  const placed = chart.markers.map((marker) => {
    const x = box.x + (chart.plot.x + marker.x * chart.plot.w) * box.w;
    const width = textWidth(marker.label, 10, 600) / 72 + 0.12;
    return { marker, x, width, start: Math.max(box.x, Math.min(x, box.x + box.w - width)) };
  });
  const rows = laneRows(
    placed.map(({ start, width }) => ({ from: start, to: start + width })),
    0.05,
  );
  return placed.map((each, index) => ({ ...each, row: rows[index] ?? 0 }));
}

/** Incident lines up to their names, and labels of bars that are too thin to hold them. */
function addOverlays(
  slide: PptxGenJS.Slide,
  chart: NativeChart,
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  markers: readonly PlacedMarker[],
): void {
  const plot = { x: box.x + chart.plot.x * box.w, y: box.y + chart.plot.y * box.h, w: chart.plot.w * box.w, h: chart.plot.h * box.h };
  for (const { marker, x, start, width, row } of markers) {
    const labelY = plot.y - 0.22 - row * 0.2;
    slide.addShape('line', {
      x,
      y: labelY + 0.18,
      w: 0,
      h: plot.y + plot.h - labelY - 0.18,
      line: { color: marker.color, width: 1, dashType: 'dash' },
    });
    slide.addText(marker.label, {
      ...plain,
      x: start,
      y: labelY,
      w: width,
      h: 0.18,
      fontSize: 10,
      bold: true,
      color: marker.color,
      valign: 'middle',
    });
  }
  for (const label of chart.floating) {
    const isLeft = label.align === 'left';
    const [x, y] = [plot.x + label.x * plot.w, plot.y + label.y * plot.h];
    const place = isLeft
      ? { x: x + 0.1, y: y - 0.11, w: box.x + box.w - x, align: 'left' as const }
      : { x: x - 0.7, y: y - 0.26, w: 1.4, align: 'center' as const };
    slide.addText(label.text, {
      ...plain,
      ...place,
      h: 0.22,
      fontSize: 12,
      bold: true,
      color: label.color,
      valign: isLeft ? 'middle' : 'bottom',
    });
  }
}
