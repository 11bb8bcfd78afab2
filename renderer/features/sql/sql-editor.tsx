import { autocompletion, closeCompletion, completionKeymap } from '@codemirror/autocomplete';
import { sql as sqlLanguage } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { minimalSetup } from 'codemirror';
import { type JSX, useEffect, useEffectEvent, useRef } from 'react';
import { completeColumn, completeFunction, duckDb, tableNames } from './duckdb-dialect.ts';

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '500' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--c4)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
]);

/** The list of words in the colors of the window. */
const listTheme = EditorView.theme({
  '.cm-tooltip': {
    background: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    boxShadow: 'var(--shadow-pop)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-s)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700', color: 'var(--accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--ink-3)' },
  '.cm-completionInfo': { padding: '4px 8px', color: 'var(--ink-2)' },
});

/** What stands in the editor and where the cursor is; a selection where something is selected. */
export interface EditorPlace {
  readonly cursor: number;
  readonly selected: string | null;
}

/** A text field that knows DuckDB's SELECT, the tables of a workbook and the functions that may be called. */
export function SqlEditor({
  value,
  onChange,
  onRun,
  onMove,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onRun: () => void;
  readonly onMove: (place: EditorPlace) => void;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useEffectEvent(onChange);
  const moved = useEffectEvent(onMove);
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
          sqlLanguage({ dialect: duckDb, schema: tableNames, upperCaseKeywords: false }),
          duckDb.language.data.of({ autocomplete: completeColumn }),
          duckDb.language.data.of({ autocomplete: completeFunction }),
          autocompletion({ icons: false }),
          keymap.of(completionKeymap),
          listTheme,
          syntaxHighlighting(colors),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'SQL' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
            const { from, to, head } = update.state.selection.main;
            moved({ cursor: head, selected: from === to ? null : update.state.sliceDoc(from, to) });
          }),
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: (editor) => {
                  // The words that could follow would lie over the result.
                  closeCompletion(editor);
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
