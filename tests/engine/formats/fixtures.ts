import type { FormatFixture } from './format-fixture.ts';
import { nachaDebits } from './nacha.fixture.ts';

export const formatFixtures: readonly FormatFixture[] = [nachaDebits];
