// The bar covers the foot of the page: as much room is left there, so that nothing that has the focus is hidden (WCAG 2.2, 2.4.11).

/** @param {HTMLElement} bar */
export function leaveRoom(bar) {
  const measure = () => document.documentElement.style.setProperty('--bar-room', getComputedStyle(bar).position === 'fixed' ? `${bar.offsetHeight}px` : '0px');
  new ResizeObserver(measure).observe(bar);
  measure();
}
