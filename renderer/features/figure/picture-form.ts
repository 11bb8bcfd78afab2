import { create } from 'zustand';
import { type PictureForm, usualPicture } from '../../../shared/charts/deck-sizes.ts';

/** The size in which this window copies and saves pictures. */
export const usePictureForm = create<{ readonly form: PictureForm; readonly setForm: (form: PictureForm) => void }>((set) => ({
  form: usualPicture,
  setForm: (form) => set({ form }),
}));
