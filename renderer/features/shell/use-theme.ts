import { useEffect } from 'react';
import { host } from '../../connection/host-client.ts';
import { showTheme } from '../../ui/tokens/use-theme-name.ts';

/** Follows the theme that the window is in: the system's, or the one chosen from the menu. */
export function useTheme(): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => showTheme(dark.matches ? 'dark' : 'light');
    follow();
    dark.addEventListener('change', follow);
    const leave = host.on('theme', showTheme);
    return () => {
      dark.removeEventListener('change', follow);
      leave();
    };
  }, []);
}
