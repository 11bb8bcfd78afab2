import { create } from 'zustand';

export const useSettingsDialog = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function showSettings(isOpen: boolean): void {
  useSettingsDialog.setState({ isOpen });
}
