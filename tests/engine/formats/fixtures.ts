import { bai2PreviousDay } from './bai2.fixture.ts';
import { camt053Statement, camt054Notification } from './camt.fixture.ts';
import type { FormatFixture } from './format-fixture.ts';
import { mt940Statements, mt942Report } from './mt940.fixture.ts';
import { nachaClasses } from './nacha-classes.fixture.ts';
import { nachaDebits } from './nacha.fixture.ts';
import { networkFixtures } from './network-fixtures.ts';
import { templateFixtures } from './templates.fixture.ts';
import { providerFixtures } from './provider-fixtures.ts';

export const formatFixtures: readonly FormatFixture[] = [
  nachaDebits,
  nachaClasses,
  bai2PreviousDay,
  mt940Statements,
  mt942Report,
  camt053Statement,
  camt054Notification,
  ...networkFixtures,
  ...templateFixtures,
  ...providerFixtures,
];
