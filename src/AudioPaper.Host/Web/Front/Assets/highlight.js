// Shows the sentence that is heard, and lets sentences be played.

/** @typedef {import('./player.js').Player} Player */

/** @param {Player} player */
export function showSentences(player) {
  const { sentences } = player.issue;
  const byElement = new Map(sentences.map((one, i) => [one.element, i]));
  /** @type {HTMLElement | null} */ let shown = null;
  /** @type {HTMLElement} */ let reachable = sentences[0].element;
  for (const { element } of sentences) element.tabIndex = -1;
  reachable.tabIndex = 0;

  /** One sentence is in the order of the Tab key: the one where the listener is. @param {HTMLElement} element */
  const reach = element => {
    reachable.tabIndex = -1;
    reachable = element;
    reachable.tabIndex = 0;
  };

  player.addEventListener('sentence', event => {
    const index = /** @type {CustomEvent<number>} */ (event).detail;
    shown?.classList.remove('heard');
    shown?.removeAttribute('aria-current');
    shown = index < 0 ? null : sentences[index].element;
    if (!shown) return;
    shown.classList.add('heard');
    shown.setAttribute('aria-current', 'true');
    reach(shown);
    if (player.isPlaying) bringIntoView(shown);
  });

  const of = (/** @type {EventTarget | null} */ target) => {
    const element = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.s')) : null;
    return element ? byElement.get(element) ?? -1 : -1;
  };

  document.addEventListener('click', event => {
    const index = of(event.target);
    // Who marks text to copy it does not want to hear it.
    if (index < 0 || (event.target instanceof Element && event.target.closest('a')) || String(getSelection() ?? '') !== '') return;
    reach(sentences[index].element);
    player.playFrom(index);
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = event.target instanceof HTMLElement ? byElement.get(event.target) ?? -1 : -1;
    if (index < 0) return;
    event.preventDefault();
    player.playFrom(index);
  });
}

/** The sentence after which eyes look is kept away from the edges; nobody is pulled back who reads elsewhere by hand. */
let readsElsewhereUntil = 0;
for (const event of ['wheel', 'touchmove']) addEventListener(event, () => { readsElsewhereUntil = performance.now() + 5000; }, { passive: true });

/** @param {HTMLElement} element */
export function bringIntoView(element) {
  if (performance.now() < readsElsewhereUntil) return;
  const place = element.getBoundingClientRect();
  const bar = document.getElementById('player')?.getBoundingClientRect();
  const bottom = bar && bar.height < innerHeight / 2 ? bar.top : innerHeight;
  if (place.top >= 60 && place.bottom <= bottom - 20) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollTo({ top: scrollY + place.top - bottom / 3, behavior: isStill ? 'auto' : 'smooth' });
}
