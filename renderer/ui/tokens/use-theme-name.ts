import { useSyncExternalStore } from 'react';

export type ThemeName = 'light' | 'dark';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function read(): ThemeName {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

/** The theme that is on screen now, for drawings that cannot use variables. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, read);
}

export function showTheme(name: ThemeName): void {
  document.documentElement.dataset['theme'] = name;
}
