import { bytesOf, textOf } from '../repack.ts';

/** Lists as the format orders them, and no type for a part that is not there. */
export function tidyPackage(entries: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const types = textOf(entries, '[Content_Types].xml').replace(/<Override\b[^>]*PartName="\/([^"]*)"[^>]*\/>/g, (override, part: string) =>
    part in entries ? override : '',
  );
  const presentation = textOf(entries, 'ppt/presentation.xml').replace(
    /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
    '$2$1',
  );
  return { ...entries, '[Content_Types].xml': bytesOf(types), 'ppt/presentation.xml': bytesOf(presentation) };
}
