import { expect, it } from 'vitest';
import { formatsPage } from '../../shared/extract/formats-page.ts';

it('is what docs/formats.md says (`vitest run tests/unit/formats-page.test.ts --update` writes it)', async () => {
  await expect(formatsPage()).toMatchFileSnapshot('../../docs/formats.md');
});
