import { sql as sqlLanguage, StandardSQL } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { minimalSetup } from 'codemirror';
import { type JSX, useEffect, useEffectEvent, useRef } from 'react';
import { factTables } from '../../../shared/domain/tables.ts';

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '500' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--c4)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
]);

const schema = Object.fromEntries(factTables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));

/** A text field that knows SQL and the tables of a workbook. */
export function SqlEditor({
  value,
  onChange,
  onRun,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun: () => void;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const firstText = useEffectEvent(() => value);

  useEffect(() => {
    if (place.current === null) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: firstText(),
        extensions: [
          minimalSetup,
          sqlLanguage({ dialect: StandardSQL, schema, upperCaseKeywords: false }),
          syntaxHighlighting(colors),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'SQL' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  run();
                  return true;
                },
              },
            ]),
          ),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor !== null && editor.state.doc.toString() !== value)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return <div className="sql-editor" ref={place} />;
}
