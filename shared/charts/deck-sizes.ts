/** Size of a picture in CSS pixels; 96 are an inch on a slide of 13.333 by 7.5 inches. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export const deckSizes = [
  { id: 'full', label: 'Full slide', hint: 'below the title', width: 1168, height: 500 },
  { id: 'half', label: 'Half slide', hint: 'beside text', width: 572, height: 500 },
  { id: 'wide', label: '16:9', hint: 'the whole slide', width: 1280, height: 720 },
  { id: 'classic', label: '4:3', hint: 'the whole slide', width: 960, height: 720 },
] as const satisfies readonly (PictureSize & { readonly id: string; readonly label: string; readonly hint: string })[];

export type DeckSizeId = (typeof deckSizes)[number]['id'] | 'custom';

export const pictureScales = [1, 2, 3] as const;
export type PictureScale = (typeof pictureScales)[number];

/** Limits of a size of one's own, in CSS pixels. */
export const customLimits = { least: 200, most: 4000 } as const;

export interface PictureForm {
  readonly size: DeckSizeId;
  readonly scale: PictureScale;
  /** Used when the size is one's own. */
  readonly custom: PictureSize;
}

export const usualPicture: PictureForm = { size: 'full', scale: 2, custom: { width: 1200, height: 620 } };

/** The pixels of a chosen size, one's own kept within its limits. */
export function pictureSize(form: PictureForm): PictureSize {
  const known = deckSizes.find((each) => each.id === form.size);
  if (known !== undefined) return { width: known.width, height: known.height };
  const within = (value: number) => Math.round(Math.min(customLimits.most, Math.max(customLimits.least, value)));
  return { width: within(form.custom.width), height: within(form.custom.height) };
}

/** "Full slide, 2x". */
export function pictureWords(form: PictureForm): string {
  const { width, height } = pictureSize(form);
  const name = deckSizes.find((each) => each.id === form.size)?.label ?? `${width} by ${height}`;
  return `${name}, ${form.scale}x`;
}

/** Text size that suits a picture of this width: larger where the picture is shown larger. */
export function pictureText(width: number): number {
  return width >= 1000 ? 15 : width >= 700 ? 13 : 12;
}
