import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { appVersion } from '../../shared/base/app-version.ts';
import { metricsPage } from '../../shared/metrics/metrics-page.ts';
import { metrics } from '../../shared/metrics/registry.ts';

it('is what docs/metrics.md says (`vitest run tests/unit/metrics-page.test.ts --update` writes it)', async () => {
  await expect(metricsPage()).toMatchFileSnapshot('../../docs/metrics.md');
});

it('names every metric', () => {
  for (const { id } of metrics) expect(metricsPage()).toContain(`\`${id}\``);
});

it('is of the version that lineage states', () => {
  expect(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).toMatchObject({ version: appVersion });
});
