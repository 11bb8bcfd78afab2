const focusable = 'button:not([disabled]), input:not([disabled]), select, textarea, a[href], [tabindex="0"]';

/** Moves focus to the next region of the window (scope, screens, work, inspector, status). */
export function cycleRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null || region.getClientRects().length > 0,
  );
  if (regions.length === 0) return;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  for (let turn = 1; turn <= regions.length; turn++) {
    const region = regions[(current + step * turn + regions.length * 2) % regions.length];
    const target = region?.querySelector<HTMLElement>(focusable);
    if (target !== undefined && target !== null) {
      target.focus({ focusVisible: true } as FocusOptions);
      return;
    }
  }
}
