import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import { type ExtractProfile, extractProfileSchema } from '../../../shared/extract/profile.ts';
import { profileProblem } from '../../../shared/extract/profile-problem.ts';

const mostBytes = 2 * 1024 * 1024;

/** A taught layout from a *.paybench-profile.json, checked as if it had just been taught. */
export async function readProfile(path: string): Promise<ExtractProfile> {
  const file = basename(path);
  const facts = await stat(path).catch(() => fail('FILE_NOT_FOUND', { file }));
  if (!facts.isFile()) fail('FILE_UNREADABLE', { file });
  if (facts.size > mostBytes) fail('PROFILE_INVALID', { name: file, problem: 'a layout is never this large' });
  const parsed = extractProfileSchema.safeParse(parseJson(await readFile(path, 'utf8'), file));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'its top level';
    return fail('PROFILE_INVALID', { name: file, problem: `it is not complete or not valid at ${where}` });
  }
  const problem = profileProblem(parsed.data);
  return problem === null ? parsed.data : fail('PROFILE_INVALID', { name: file, problem });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text; the file is all that is said.
    return fail('PROFILE_INVALID', { name: file, problem: 'it is not valid JSON' });
  }
}

/** The same as a file: readable, and the same text for the same layout. */
export function profileText(profile: ExtractProfile): string {
  return `${JSON.stringify(profile, null, 2)}\n`;
}
