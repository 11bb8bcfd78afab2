/** Linear light of the three channels of a color written as #rrggbb. */
function channels(color: string): readonly [number, number, number] {
  const at = (from: number) => Number.parseInt(color.slice(from, from + 2), 16) / 255;
  return [at(1), at(3), at(5)];
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Relative luminance of a color, 0 (black) to 1 (white), as WCAG defines it. */
export function luminance(color: string): number {
  const [red, green, blue] = channels(color);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast of two colors, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** The color that lies the share `at` (0..1) of the way from one to the other. */
export function mixColor(from: string, to: string, at: number): string {
  const [a, b] = [channels(from), channels(to)];
  const share = Math.min(1, Math.max(0, at));
  const mixed = a.map((value, index) => Math.round((value + ((b[index] ?? value) - value) * share) * 255));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The color, moved towards `ink` just as far as text on `surface` needs to be read (4.5 to 1). */
export function legible(color: string, surface: string, ink: string): string {
  for (let step = 0; step <= 20; step++) {
    const mixed = mixColor(color, ink, step / 20);
    if (contrast(mixed, surface) >= 4.5) return mixed;
  }
  return ink;
}

/** Which of two colors can be read better on a fill. */
export function readableOn(fill: string, dark: string, bright: string): string {
  return contrast(dark, fill) >= contrast(bright, fill) ? dark : bright;
}

/** The color at a share (0..1) of the way along a ramp of at least two stops. */
export function rampColor(ramp: readonly string[], share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const from = Math.max(0, Math.min(Math.floor(place), ramp.length - 2));
  const start = ramp[from] ?? '#000000';
  return mixColor(start, ramp[from + 1] ?? start, place - from);
}
