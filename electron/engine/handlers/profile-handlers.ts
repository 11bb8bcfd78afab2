import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';
import { profileText, readProfile } from '../profile/read-profile.ts';

/** Taught layouts on their way between workbooks. */
export function profileHandlers(context: EngineContext): Pick<EngineHandlers, 'profile.export' | 'profile.import'> {
  return {
    'profile.export': async ({ name, grant }, { signal }) => {
      const profile =
        context
          .workbook()
          .document()
          .profiles.find((known) => known.name === name) ?? fail('PROFILE_NO_SUCH', { name });
      const path = context.resolveGrant(grant);
      return { path, bytes: await saveFile(path, profileText(profile), signal) };
    },
    'profile.import': async ({ grant }) => {
      const profile = await readProfile(context.resolveGrant(grant));
      await context.workbook().apply({ kind: 'profile.put', profile });
      return { name: profile.name };
    },
  };
}
