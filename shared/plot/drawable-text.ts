const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Marks that turn the direction of text or hide in it, and controls that no picture may hold. */
const hidden = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/g;
const controls = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of one line that any picture may hold: no controls, nothing that turns what stands beside it around. */
export function plainText(text: string): string {
  return text.replace(controls, ' ').replace(hidden, '').replace(loneSurrogates, '\ufffd');
}

/** A label as a part of a longer text: from right to left, where it is, only within itself. */
export function isolated(text: string): string {
  const clean = plainText(text);
  return rightToLeft.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** A text as it may be drawn; parts that were isolated before stay so. */
export function drawableText(text: string): string {
  return text
    .split(/(\u2068[^\u2068\u2069]*\u2069)/)
    .map(isolated)
    .join('');
}
