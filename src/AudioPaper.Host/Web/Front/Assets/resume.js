// Where one stopped, kept on this device for the last fifty issues.

import { keep, recall } from './store.js';

const most = 50;

/**
 * Goes where the listener was, unless the address says where to begin, and keeps the place from then on.
 * @param {import('./player.js').Player} player
 * @param {string} name Which issue.
 * @returns {number} Where that was, in milliseconds; 0 for the beginning.
 */
export function resume(player, name) {
  const addressed = player.issue.addressed(location.hash);
  const known = recall('places')?.[name]?.ms;
  const last = player.issue.articles[player.issue.articles.length - 1].end;
  const from = addressed < 0 && typeof known === 'number' && known > 3000 && known < last - 3000 ? known : 0;
  if (addressed >= 0) player.go(addressed);
  else if (from > 0) player.seek(from);

  let kept = 0;
  const remember = () => {
    kept = performance.now();
    const others = Object.entries(recall('places') ?? {}).filter(([other]) => other !== name).sort(([, a], [, b]) => b.at - a.at).slice(0, most - 1);
    keep('places', Object.fromEntries([...others, [name, { ms: Math.round(player.ms), at: Date.now() }]]));
  };
  player.audio.addEventListener('timeupdate', () => { if (player.isPlaying && performance.now() - kept > 5000) remember(); });
  player.audio.addEventListener('pause', remember);
  addEventListener('pagehide', () => { if (player.ms > 0) remember(); });
  addEventListener('hashchange', () => {
    const index = player.issue.addressed(location.hash);
    if (index >= 0) player.go(index);
  });
  // A link to where the address is already changes no address.
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (event.target.closest('a[href^="#"]')) : null;
    const index = link && link.hash === location.hash ? player.issue.addressed(link.hash) : -1;
    if (index >= 0) player.go(index);
  });
  return from;
}
