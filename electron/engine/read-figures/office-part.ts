import { DOMParser } from 'linkedom';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { strFromU8, unzipSync } from 'fflate/browser';

/** Bytes that one part may have once it is unpacked: a small file must not fill the memory. */
const largestPart = 64 * 1024 * 1024;
const largestFile = 512 * 1024 * 1024;

export type Parts = Readonly<Record<string, Uint8Array>>;

/** The parts of an Office file that are wanted. */
export function unpackParts(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  let sum = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        sum += originalSize;
        if (originalSize > largestPart || sum > largestFile) fail('VERIFY_NO_PASSPORT', { problem: 'it is too large once unpacked' });
        return true;
      },
    });
  } catch (thrown) {
    if (thrown instanceof AppFailure) throw thrown;
    return fail('VERIFY_NO_PASSPORT', { problem: 'it is not an Office file' });
  }
}

export function xmlOf(parts: Parts, name: string): Document {
  return new DOMParser().parseFromString(strFromU8(parts[name] ?? new Uint8Array()), 'text/xml') as unknown as Document;
}

/** Elements by their tag, in the order of the document. */
export function all(of: Document | Element, tag: string): readonly Element[] {
  return [...of.getElementsByTagName(tag)];
}

/** The text of runs, a line for each paragraph. */
export function runs(of: Element, paragraph: string, text: string): string {
  return all(of, paragraph)
    .map((each) =>
      all(each, text)
        .map((run) => run.textContent ?? '')
        .join(''),
    )
    .join('\n');
}

/** Targets of relations by id. */
export function relations(parts: Parts, name: string): ReadonlyMap<string, string> {
  return new Map(all(xmlOf(parts, name), 'Relationship').map((each) => [each.getAttribute('Id') ?? '', each.getAttribute('Target') ?? '']));
}
