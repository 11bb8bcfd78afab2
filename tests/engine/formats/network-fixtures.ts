import { amexEptrnDelivery } from './amex-eptrn.fixture.ts';
import { amexGrrcnDelimited, amexGrrcnFixed } from './amex-grrcn.fixture.ts';
import { amexCbnotNotices, amexEpaAdvice } from './amex-notices.fixture.ts';
import { chaseDelivery } from './chase-dfr.fixture.ts';
import type { FormatFixture } from './format-fixture.ts';
import { ingenicoReport } from './ingenico-wx.fixture.ts';

/** Layouts of card networks and acquirers. */
export const networkFixtures: readonly FormatFixture[] = [
  amexEptrnDelivery,
  amexGrrcnDelimited,
  amexGrrcnFixed,
  amexEpaAdvice,
  amexCbnotNotices,
  chaseDelivery,
  ingenicoReport,
];
