/**
 * Synthetic partner data: a seeded, deterministic quarter of payments with planted incidents and the answers to them.
 *
 * The world is drawn day by day in local time (America/New_York, Jan 1 to Mar 31 2026, with the spring change):
 * 1. quotas.ts fixes how many orders of each product and month are paid, and after how many attempts: realized counts, exact.
 * 2. draw-orders.ts deals those outcomes out to orders in time order (tilted by issuer, amount, customer, hour) and draws the
 *    attempts that bring them about; draw-sale.ts books the sale, refund, dispute and reversal that follow.
 * 3. gateway-lines.ts and the line writers turn a day into bytes of the partners' layouts (fees.ts holds the rate cards);
 *    availability-minutes.ts adds minute telemetry at true scale.
 * 4. books/ keeps our order ledger beside the partners' lines, with breaks between them, and turns payouts into bank statements;
 *    programs/ draws applications, points, plans and contacts; variants/ holds files that are no part of the world;
 *    further/ draws six more partners where twelve are asked for, each from streams of its own.
 * 5. The truth is counted while files are written; answer-key.ts asks the questions and answers them in its own exact arithmetic,
 *    never through the metrics under test; books/recon-report.ts lists every break.
 *
 * incident-plan.ts judges each incident before anything is drawn: one whose expected effect is below five standard errors in
 * its own window at the chosen size is not planted, and the key says so.
 *
 * Records that a strict reader must set aside are listed in the key and are in no answer.
 * Nothing reads a clock, a disk or Math.random; no more than a day's rows and the lines still to be booked are held in memory.
 * Numbers come from + - * / and sqrt alone, so the bytes of a seed are the same in every JavaScript engine.
 * Names, BINs and amounts are invented; no full card number is formed but for the published test numbers of one variant.
 */
export { type AnswerIncident, type AnswerKey, answerKey, type UnreadableRecord } from './answer-key.ts';
export type { AnswerQuestion } from './answer-question.ts';
export { reconReport } from './books/recon-report.ts';
export { demoCommitments, demoExchangeRates, demoIncidents, demoRateCards } from './contracts.ts';
export { moreDemoCommitments } from './partners/demo-clauses.ts';
export { demoIncomeTerms } from './partners/demo-partners.ts';
export { demoDocument } from './demo-document.ts';
export { type ExtractFile, extractFiles, variantFiles, variantFolder } from './extract-files.ts';
export { caseSheet } from './case-sheet.ts';
export { demoCase } from './demo-case.ts';
export type { FurtherMonth } from './further/further-book.ts';
export { furtherCommitments } from './further/further-partners.ts';
export { furtherFolder, generateFurther } from './further/generate-further.ts';
export { demoInitiatives, initiativeAnswers } from './initiatives.ts';
export { type ExtractChunk, generateWorld, type WorldTruth } from './generate-world.ts';
export { incidentPlans } from './incident-plan.ts';
export { nominalAttempts, type SynthSize } from './quotas.ts';
