import { create } from 'zustand';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { ExtractPreview, ImportChoice } from '../../../shared/extract/receipt.ts';
import type { Lesson } from './teach/teach-draft.ts';
import type { Granted } from '../../../shared/protocol/host-protocol.ts';

/** A file on its way into the workbook. */
export interface ImportItem {
  readonly file: Granted;
  readonly step: 'waiting' | 'looking' | 'asking' | 'teaching' | 'overlap' | 'loading' | 'refused';
  readonly preview: ExtractPreview | null;
  readonly choice: ImportChoice;
  readonly error: AppError | null;
  /** The day it was received, where somebody said so. */
  readonly receivedOn?: string;
  /** Of an archive: the files in it that come after the one that is read, which `choice` names. */
  readonly left?: readonly string[];
  /** What was taught so far, kept when its dialog is closed. */
  readonly lesson?: Lesson;
}

/** The file, or the one in the archive that is read. */
export const itemName = ({ file, choice }: ImportItem): string =>
  choice.member === undefined ? file.name : `${file.name}/${choice.member}`;

/** `looksFirst`: every file is shown before it is loaded, not only those that leave something to ask. */
export const useImports = create<{ readonly items: readonly ImportItem[]; readonly looksFirst: boolean }>(() => ({
  items: [],
  looksFirst: false,
}));

export function putImport(grant: string, change: Partial<ImportItem>): void {
  useImports.setState(({ items }) => ({ items: items.map((item) => (item.file.grant === grant ? { ...item, ...change } : item)) }));
}

export function dropImport(grant: string): void {
  useImports.setState(({ items }) => ({ items: items.filter((item) => item.file.grant !== grant) }));
}
