import electron, { nativeImage } from 'electron';

export interface ClipboardContent {
  readonly text?: string;
  readonly html?: string;
  readonly png?: Uint8Array;
  readonly svg?: string;
}

interface ItemClipboard {
  write(items: readonly unknown[]): Promise<void>;
}
interface PlainClipboard {
  write(content: { text?: string; html?: string; image?: electron.NativeImage }): void;
}
type ItemConstructor = new (items: Record<string, string | Blob>) => unknown;

/** Newer Electron takes clipboard items, as the web does; older takes one plain object. */
export async function writeClipboard({ text, html, png, svg }: ClipboardContent): Promise<void> {
  const clipboard: unknown = electron.clipboard;
  const Item = (electron as unknown as { ClipboardItem?: ItemConstructor }).ClipboardItem;
  if (Item === undefined) {
    const image = png === undefined ? undefined : nativeImage.createFromBuffer(Buffer.from(png));
    const plain = text ?? svg;
    (clipboard as PlainClipboard).write({
      ...(plain === undefined ? {} : { text: plain }),
      ...(html === undefined ? {} : { html }),
      ...(image === undefined ? {} : { image }),
    });
    return;
  }
  const items: Record<string, string | Blob> = {};
  if (text !== undefined) items['text/plain'] = text;
  if (html !== undefined) items['text/html'] = html;
  if (svg !== undefined) items['image/svg+xml'] = svg;
  if (png !== undefined) items['image/png'] = new Blob([new Uint8Array(png)], { type: 'image/png' });
  await (clipboard as ItemClipboard).write([new Item(items)]);
}
