import { type JSX, useState } from 'react';
import { parseDay } from '../../../shared/calendar/day.ts';
import { type Leg, legInfo, legs } from '../../../shared/reconcile/leg.ts';
import { normaliseKey } from '../../../shared/reconcile/key-rule.ts';
import { rulesFor } from '../../../shared/reconcile/reconciliation.ts';
import { type PartnerRules, partnerRulesSchema } from '../../../shared/reconcile/rules.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const dayFields = [
  ['settleDays', 'Our entry to partner line'],
  ['payoutDays', 'Partner line to payout'],
  ['bankDays', 'Payout to bank'],
  ['graceDays', 'Grace on top'],
] as const satisfies readonly (readonly [keyof PartnerRules, string])[];

/** What is typed: numbers and lists as text until they are saved. */
interface Draft {
  readonly rules: PartnerRules;
  readonly days: Readonly<Record<(typeof dayFields)[number][0] | 'suggestDays', string>>;
  readonly tolerance: Readonly<Record<Leg, string>>;
  readonly prefixes: string;
  readonly aliases: string;
  readonly bankTexts: string;
  readonly holidays: string;
}

function draftOf(rules: PartnerRules): Draft {
  const { settleDays, payoutDays, bankDays, graceDays, suggestDays } = rules;
  const text = (value: number) => String(value);
  return {
    rules,
    days: {
      settleDays: text(settleDays),
      payoutDays: text(payoutDays),
      bankDays: text(bankDays),
      graceDays: text(graceDays),
      suggestDays: text(suggestDays),
    },
    tolerance: rules.tolerance,
    prefixes: rules.keys.prefixes.join(', '),
    aliases: rules.aliases.join(', '),
    bankTexts: rules.bankTexts.join(', '),
    holidays: rules.holidays.join(', '),
  };
}

/** The rules a draft stands for; null while something in it is not valid. */
function rulesOf(draft: Draft): PartnerRules | null {
  const days = Object.fromEntries(Object.entries(draft.days).map(([name, text]) => [name, text.trim() === '' ? Number.NaN : Number(text)]));
  const holidays = listOf(draft.holidays);
  if (holidays.some((day) => parseDay(day) === null)) return null;
  const parsed = partnerRulesSchema.safeParse({
    ...draft.rules,
    ...days,
    tolerance: draft.tolerance,
    keys: { ...draft.rules.keys, prefixes: listOf(draft.prefixes) },
    aliases: listOf(draft.aliases),
    bankTexts: listOf(draft.bankTexts),
    holidays,
  });
  return parsed.success ? parsed.data : null;
}

function KeySection({ draft, onChange }: { readonly draft: Draft; readonly onChange: (change: Partial<Draft>) => void }): JSX.Element {
  const [example, setExample] = useState('ORD-000123.1');
  const { keys } = draft.rules;
  const set = (change: Partial<PartnerRules['keys']>) => onChange({ rules: { ...draft.rules, keys: { ...keys, ...change } } });
  const compared = normaliseKey(example, { ...keys, prefixes: listOf(draft.prefixes) });
  return (
    <section className="rules-section">
      <h3>References</h3>
      <Field
        label="Leave out at the front"
        description="Parted by commas, like ORD-, SHOP-"
        value={draft.prefixes}
        onChange={(prefixes) => onChange({ prefixes })}
      />
      <Check isSelected={keys.ignoreCase} onChange={(ignoreCase) => set({ ignoreCase })}>
        Capital and small letters are the same
      </Check>
      <Check isSelected={keys.leadingZeros} onChange={(leadingZeros) => set({ leadingZeros })}>
        Leave out leading zeros
      </Check>
      <Check isSelected={keys.attemptSuffix} onChange={(attemptSuffix) => set({ attemptSuffix })}>
        Leave out an attempt number at the end, like .1
      </Check>
      <div className="rules-example">
        <Field label="Try a reference" value={example} onChange={setExample} />
        <span className="muted">is compared as</span>
        <output className="mono">{compared ?? 'nothing'}</output>
      </div>
    </section>
  );
}

/** How one partner's items are compared: every rule that decides a match or a break. */
export function RulesDialog({ partners, onClose }: { readonly partners: readonly string[]; readonly onClose: () => void }): JSX.Element {
  const { reconciliation } = useWorkbookDocument();
  const names = [...new Set(partners)].filter((name) => name !== '').sort();
  const [partner, setPartner] = useState(names[0] ?? '');
  const [draft, setDraft] = useState<Draft>(() => draftOf(rulesFor(reconciliation, partner)));
  const rules = rulesOf(draft);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const choose = (name: string) => {
    setPartner(name);
    setDraft(draftOf(rulesFor(reconciliation, name)));
  };
  const save = () => {
    if (rules !== null) void applyEdit({ kind: 'reconcile.settings', rules: { ...rules, partner } }).then((isDone) => isDone && onClose());
  };
  return (
    <Dialog
      title="Matching rules"
      subtitle="A partner without rules of its own has no tolerance, two business days and one of grace."
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={rules === null || partner === ''} onPress={save}>
            Save rules of {partner}
          </Button>
        </>
      }
    >
      <div className="rules">
        <Select
          label="Partner"
          width={220}
          value={partner}
          onChange={choose}
          options={names.map((name) => ({ value: name, label: name }))}
        />
        <div className="rules-columns">
          <section className="rules-section">
            <h3>Waiting, in business days</h3>
            <div className="rules-pairs">
              {dayFields.map(([name, label]) => (
                <Field
                  key={name}
                  label={label}
                  numeric
                  suffix="days"
                  value={draft.days[name]}
                  onChange={(text) => change({ days: { ...draft.days, [name]: text } })}
                />
              ))}
            </div>
            <Field
              label="Closed on"
              description="Weekdays, parted by commas, like 2026-12-25"
              value={draft.holidays}
              onChange={(holidays) => change({ holidays })}
            />
          </section>
          <section className="rules-section">
            <h3>Tolerance, in major units</h3>
            <div className="rules-pairs">
              {legs.map((leg) => (
                <Field
                  key={leg}
                  label={legInfo[leg].label}
                  numeric
                  value={draft.tolerance[leg]}
                  onChange={(text) => change({ tolerance: { ...draft.tolerance, [leg]: text.trim() } })}
                />
              ))}
              <Field
                label="Suggest pairs within"
                numeric
                suffix="days"
                value={draft.days.suggestDays}
                onChange={(suggestDays) => change({ days: { ...draft.days, suggestDays } })}
              />
            </div>
            <p className="muted">A difference within it counts as matched and stays listed under Settled.</p>
          </section>
          <KeySection draft={draft} onChange={change} />
          <section className="rules-section">
            <h3>Names and signs</h3>
            <Field
              label="Other names of the partner"
              description="As our ledger and files spell it"
              value={draft.aliases}
              onChange={(aliases) => change({ aliases })}
            />
            <Field
              label="Texts on the bank statement"
              description="Besides its name"
              value={draft.bankTexts}
              onChange={(bankTexts) => change({ bankTexts })}
            />
            <Select
              label="Payout rows inside settlement files"
              value={draft.rules.payoutRows}
              onChange={(payoutRows) => change({ rules: { ...draft.rules, payoutRows } })}
              options={[
                { value: 'leaving', label: 'Money leaving the partner (−)' },
                { value: 'arriving', label: 'Money arriving at us (+)' },
              ]}
            />
            <Select
              label="Exchange rates of the partner"
              value={draft.rules.exchangeRates}
              onChange={(exchangeRates) => change({ rules: { ...draft.rules, exchangeRates } })}
              options={[
                { value: 'own', label: 'Taken as they are' },
                { value: 'plan', label: 'Held against the plan rates' },
              ]}
            />
          </section>
        </div>
      </div>
    </Dialog>
  );
}
