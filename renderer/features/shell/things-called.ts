/** Something of the open workbook that can be gone to by its name. */
export interface FoundThing {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** What tells it from others of its name; it can be typed too. */
  readonly detail: string;
  readonly run: () => void;
}

const begins = (text: string, word: string) => text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
const holds = (text: string, word: string) => begins(text, word) || (word.length > 2 && text.includes(word));

/** Those in which every word that was typed begins a word, or stands within one when it has three letters or more; the best named come first. */
export function thingsCalled(things: readonly FoundThing[], typed: string): readonly FoundThing[] {
  const asked = typed.trim().toLowerCase();
  if (asked.length < 2) return [];
  const words = asked.split(/\s+/);
  return things
    .flatMap((thing) => {
      const title = thing.title.toLowerCase();
      const all = `${title} ${thing.detail} ${thing.group}`.toLowerCase();
      if (!words.every((word) => holds(all, word))) return [];
      const score = words.filter((word) => begins(title, word)).length + (title.startsWith(asked) ? 1 : 0);
      return [{ thing, score }];
    })
    .sort((left, right) => right.score - left.score)
    .map(({ thing }) => thing);
}
