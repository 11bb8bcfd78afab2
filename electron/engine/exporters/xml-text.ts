/** Text as XML content or attribute value: escaped, without the characters XML 1.0 forbids. */
export function xmlText(text: string): string {
  return removeIllegal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Drops control characters, lone surrogates and non-characters; keeps tab and line ends. */
export function removeIllegal(text: string): string {
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isAllowed =
      code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
    if (isAllowed) kept += character;
  }
  return kept;
}
