import type { Command } from '../command.ts';
import { bridgeCommand } from './bridge.ts';
import { caseCommand } from './case.ts';
import { claimsCommand } from './claims.ts';
import { frictionCommand } from './friction.ts';
import { formatsCommand } from './formats.ts';
import { helpCommand } from './help.ts';
import { importCommand } from './import.ts';
import { ledgerCommand } from './ledger.ts';
import { metricsCommand } from './metrics.ts';
import { partnerCommand } from './partner.ts';
import { profileCommand } from './profile.ts';
import { queryCommand } from './query.ts';
import { receiptCommand } from './receipt.ts';
import { reconcileCommand } from './reconcile.ts';
import { reportCommand } from './report.ts';
import { rowsCommand } from './rows.ts';
import { scorecardCommand } from './scorecard.ts';
import { sqlCommand } from './sql.ts';
import { synthCommand } from './synth.ts';
import { templateCommand } from './template.ts';
import { verifyCommand } from './verify.ts';

export const commands: readonly Command[] = [
  synthCommand,
  importCommand,
  metricsCommand,
  formatsCommand,
  templateCommand,
  profileCommand,
  receiptCommand,
  queryCommand,
  bridgeCommand,
  rowsCommand,
  sqlCommand,
  scorecardCommand,
  claimsCommand,
  partnerCommand,
  reconcileCommand,
  frictionCommand,
  caseCommand,
  ledgerCommand,
  reportCommand,
  verifyCommand,
  helpCommand(() => commands),
];
