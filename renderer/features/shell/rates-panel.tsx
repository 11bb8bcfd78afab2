import { type JSX, useState } from 'react';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { runCommand } from '../../state/commands.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';

/** Reporting currency and the plan rates that amounts are converted with. */
export function RatesPanel(): JSX.Element {
  const { currency, fx } = useWorkbookDocument().settings;
  const [code, setCode] = useState('');
  const [rate, setRate] = useState('');
  const put = (next: typeof fx) => void applyEdit({ kind: 'settings.set', settings: { fx: next } });
  const isValid = /^[A-Z]{3}$/.test(code) && /^\d+(\.\d+)?$/.test(rate);
  return (
    <div className="rates">
      <h3>Plan rates to {currency}</h3>
      {fx.length === 0 && <p className="muted">All amounts are taken as {currency}. Add a rate for each other currency in the files.</p>}
      {fx.map((line, index) => (
        <div key={`${line.currency}${line.from ?? ''}`} className="rate-line">
          <span className="tabular">
            1 {line.currency} = {line.rate} {currency}
          </span>
          <IconButton icon="close" label={`Remove the rate of ${line.currency}`} onPress={() => put(fx.filter((_, at) => at !== index))} />
        </div>
      ))}
      <form
        className="rate-line"
        onSubmit={(event) => {
          event.preventDefault();
          put([...fx.filter((line) => line.currency !== code || line.from !== null), { currency: code, rate, from: null }]);
          setCode('');
          setRate('');
          // Its button is disabled from now on: focus stays inside, for the next rate and for Escape.
          event.currentTarget.querySelector('input')?.focus();
        }}
      >
        <Field
          label="Currency"
          hideLabel
          placeholder="e.g. CAD"
          width={76}
          value={code}
          onChange={(text) => setCode(text.toUpperCase().slice(0, 3))}
        />
        <Field label="Rate" hideLabel placeholder="e.g. 0.73" numeric width={90} value={rate} onChange={setRate} />
        <Button type="submit" isDisabled={!isValid}>
          Add rate
        </Button>
      </form>
      <Button kind="quiet" onPress={() => runCommand('workbook.settings')}>
        All workbook settings…
      </Button>
    </div>
  );
}
