import { fail } from '../../../../shared/errors/fail.ts';
import { bytesOf, textOf, unpack } from '../repack.ts';
import { deckInk } from './deck-style.ts';

type Entries = Readonly<Record<string, Uint8Array>>;

/** The layouts a report needs, by their kind and the name that PowerPoint gives them. */
const needed = { title: 'Title Slide', titleOnly: 'Title Only' } as const;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const own = /^ppt\/(slides|charts|embeddings|notesSlides)\//;
/** What of a template's own is not taken: its slides, and what only they use. */
const dropped = /^(ppt\/(slides|notesSlides|charts|embeddings|comments)\/|customXml\/|docProps\/)/;

/** Colors of the bundled theme that become those of the template; greys stay. */
const mapped: readonly (readonly [string, string])[] = [
  [deckInk.ink, 'tx1'],
  [deckInk.accent, 'accent1'],
  ...deckInk.series.slice(0, 6).map((color, index) => [color, `accent${index + 1}`] as const),
];

/** Slides of a report on the layouts, fonts, colors and page size of a person's own template. */
export function applyTemplate(deck: Entries, template: Uint8Array): Record<string, Uint8Array> {
  const base = openTemplate(template);
  const layouts = layoutsOf(base);
  const [from, to] = [sizeOf(deck), sizeOf(base)];
  const scale: Scale = [to[0] / from[0], to[1] / from[1]];
  const result: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(base)) if (!dropped.test(name)) result[name] = content;
  const hasNotes = Object.keys(base).some((name) => /^ppt\/notesMasters\/notesMaster\d+\.xml$/.test(name));
  for (const [name, content] of Object.entries(deck)) {
    if (name.startsWith('ppt/media/')) result[name.replace('media/', 'media/report-')] = content;
    else if (/^(customXml|docProps)\//.test(name) || own.test(name)) result[name] = restyled(name, content, scale, layouts);
    else if (!hasNotes && name.startsWith('ppt/notesMasters/')) result[name] = content;
  }
  if (!hasNotes && !('ppt/theme/theme1.xml' in result)) result['ppt/theme/theme1.xml'] = deck['ppt/theme/theme1.xml'] ?? new Uint8Array();
  return withParts(result, deck, hasNotes);
}

function openTemplate(template: Uint8Array): Entries {
  try {
    const entries = unpack(template);
    if ('ppt/presentation.xml' in entries) return entries;
  } catch {
    return fail('TEMPLATE_NOT_READ', { problem: 'it is not a PowerPoint file' });
  }
  return fail('TEMPLATE_NOT_READ', { problem: 'it holds no presentation' });
}

interface Layouts {
  readonly title: string;
  readonly titleOnly: string;
}

/** Files of the layouts that are needed; fails with the name of one that is missing and those that are there. */
function layoutsOf(entries: Entries): Layouts {
  const layouts = Object.keys(entries)
    .filter((name) => /^ppt\/slideLayouts\/slideLayout\d+\.xml$/.test(name))
    .map((name) => {
      const xml = textOf(entries, name);
      return {
        name,
        type: /<p:sldLayout\b[^>]*\stype="(\w+)"/.exec(xml)?.[1] ?? '',
        title: /<p:cSld\s+name="([^"]*)"/.exec(xml)?.[1] ?? '',
      };
    });
  const find = (kind: keyof Layouts) => {
    const found = layouts.find(({ type, title }) => type === kind || title.toLowerCase() === needed[kind].toLowerCase());
    const there = layouts.map(({ title }) => `"${title}"`).join(', ');
    return found?.name ?? fail('TEMPLATE_LAYOUT_MISSING', { layout: needed[kind], layouts: there === '' ? 'none' : there });
  };
  return { title: find('title'), titleOnly: find('titleOnly') };
}

function sizeOf(entries: Entries): readonly [number, number] {
  const xml = textOf(entries, 'ppt/presentation.xml');
  const size = /<p:sldSz\b[^>]*?\bcx="(\d+)"[^>]*?\bcy="(\d+)"/.exec(xml);
  return [Number(size?.[1] ?? 12_192_000), Number(size?.[2] ?? 6_858_000)];
}

type Scale = readonly [x: number, y: number];

/** A part of the report as the template would have it: its fonts and colors, its page size, its layouts. */
function restyled(name: string, content: Uint8Array, scale: Scale, layouts: Layouts): Uint8Array {
  const isSlide = /^ppt\/slides\/slide\d+\.xml$/.test(name);
  if (name.startsWith('ppt/slides/_rels/')) {
    const layout = name.endsWith('/slide1.xml.rels') ? layouts.title : layouts.titleOnly;
    const xml = textOf({ [name]: content }, name)
      .replace(/\.\.\/slideLayouts\/slideLayout\d+\.xml/, layout.replace('ppt/', '../'))
      .replaceAll('../media/', '../media/report-');
    return bytesOf(xml);
  }
  if (!isSlide && !/^ppt\/charts\/chart\d+\.xml$/.test(name)) return content;
  const xml = textOf({ [name]: content }, name)
    .replace(/<p:bg>.*?<\/p:bg>/s, '')
    .replace(/<a:latin typeface="[^"]*"[^>]*\/>/g, '<a:latin typeface="+mn-lt"/>')
    .replace(/<a:(ea|cs) typeface="[^"]*"[^>]*\/>/g, '')
    .replace(/<a:srgbClr val="(\w{6})"\/>/g, (whole, color: string) => {
      const theme = mapped.find(([known]) => known === color)?.[1];
      return theme === undefined ? whole : `<a:schemeClr val="${theme}"/>`;
    });
  return bytesOf(isSlide ? scaled(headed(xml), scale) : xml);
}

/** Titles in the type of titles. */
function headed(xml: string): string {
  return xml.replace(/<p:ph type="title"\/>.*?<\/p:sp>/s, (title) => title.replaceAll('"+mn-lt"', '"+mj-lt"'));
}

function scaled(xml: string, [x, y]: Scale): string {
  if (x === 1 && y === 1) return xml;
  const times = (value: string, by: number) => Math.round(Number(value) * by);
  return xml
    .replace(/<a:off x="(-?\d+)" y="(-?\d+)"\/>/g, (_, left: string, top: string) => `<a:off x="${times(left, x)}" y="${times(top, y)}"/>`)
    .replace(/<a:ext cx="(\d+)" cy="(\d+)"\/>/g, (_, w: string, h: string) => `<a:ext cx="${times(w, x)}" cy="${times(h, y)}"/>`)
    .replace(/<a:gridCol w="(\d+)"/g, (_, w: string) => `<a:gridCol w="${times(w, x)}"`);
}

/** The template's lists name the report's slides and parts, and nothing that is not there. */
function withParts(entries: Record<string, Uint8Array>, deck: Entries, hasNotes: boolean): Record<string, Uint8Array> {
  const slides = Object.keys(deck)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]));
  const relations = 'ppt/_rels/presentation.xml.rels';
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const added = [
    ...slides.map((name, index) => relation(`rIdReport${index + 1}`, 'slide', name.replace('ppt/', ''))),
    ...(hasNotes ? [] : [relation('rIdReportNotes', 'notesMaster', 'notesMasters/notesMaster1.xml')]),
    ...('customXml/item1.xml' in deck ? [relation('rIdPassport', 'customXml', '../customXml/item1.xml')] : []),
  ];
  entries[relations] = bytesOf(
    textOf(entries, relations)
      .replace(/<Relationship\b[^>]*(?:relationships\/slide"|relationships\/customXml"|relationships\/comments)[^>]*\/>/g, '')
      .replace('</Relationships>', `${added.join('')}</Relationships>`),
  );
  const list = `<p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${600 + index}" r:id="rIdReport${index + 1}"/>`).join('')}</p:sldIdLst>`;
  const notes = hasNotes ? '' : '<p:notesMasterIdLst><p:notesMasterId r:id="rIdReportNotes"/></p:notesMasterIdLst>';
  entries['ppt/presentation.xml'] = bytesOf(
    textOf(entries, 'ppt/presentation.xml')
      .replace(/<p:sldIdLst\s*\/>|<p:sldIdLst>.*?<\/p:sldIdLst>/s, '')
      .replace(/<p:extLst>.*?<\/p:extLst>(?=\s*<\/p:presentation>)/s, '')
      .replace(/<p:custShowLst>.*?<\/p:custShowLst>/s, '')
      .replace(hasNotes ? /<\/p:notesMasterIdLst>/ : /<\/p:sldMasterIdLst>/, (end) => `${end}${notes}${list}`),
  );
  entries['[Content_Types].xml'] = bytesOf(contentTypes(textOf(entries, '[Content_Types].xml'), textOf(deck, '[Content_Types].xml')));
  return entries;
}

/** Types of both, each once. */
function contentTypes(base: string, deck: string): string {
  const known = new Set([...base.matchAll(/(?:PartName|Extension)="([^"]*)"/g)].map(([, name]) => name));
  const more = [...deck.matchAll(/<(?:Default|Override)\b[^>]*(?:PartName|Extension)="([^"]*)"[^>]*\/>/g)]
    .filter(([, name]) => !known.has(name))
    .map(([entry]) => entry);
  const [defaults, overrides] = [
    more.filter((entry) => entry.startsWith('<Default')),
    more.filter((entry) => entry.startsWith('<Override')),
  ];
  return base.replace(/(<Types\b[^>]*>)/, `$1${defaults.join('')}`).replace('</Types>', `${overrides.join('')}</Types>`);
}
