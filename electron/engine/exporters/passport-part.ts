import { stableJson } from '../../../shared/base/stable-json.ts';
import { makePassport } from '../../../shared/report/passport.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { bytesOf, textOf } from './repack.ts';
import { xmlText } from './xml-text.ts';

/** The part of an Office file that holds its passport; Office programs keep it when they save. */
export const passportPart = 'customXml/item1.xml';

/** An Office file with the passport of its report inside, named by the relations of its main part. */
export function withPassport(
  entries: Readonly<Record<string, Uint8Array>>,
  relations: string,
  model: ReportModel,
): Record<string, Uint8Array> {
  const passport = makePassport(model);
  if (passport === null) return { ...entries };
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
  const relation = `<Relationship Id="rIdPassport" Type="${type}" Target="../${passportPart}"/>`;
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<passport xmlns="urn:paybench:passport:1">${xmlText(stableJson(passport))}</passport>`;
  return {
    ...entries,
    [relations]: bytesOf(textOf(entries, relations).replace('</Relationships>', `${relation}</Relationships>`)),
    [passportPart]: bytesOf(xml),
  };
}
