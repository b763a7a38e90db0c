// Where one stopped, kept on this device for the last fifty issues; for listeners with an address of their own by the server, too, so that another device goes on there.

import { keep, recall } from './store.js';

const most = 50;
const between = 15_000;

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

  const hasServer = document.body.dataset.private !== undefined;
  let kept = 0;
  let sent = 0;
  if (hasServer && addressed < 0) void elsewhere(player, name, recall('places')?.[name]?.at ?? 0);
  const remember = () => {
    kept = performance.now();
    const others = Object.entries(recall('places') ?? {}).filter(([other]) => other !== name).sort(([, a], [, b]) => b.at - a.at).slice(0, most - 1);
    const place = { ms: Math.round(player.ms), at: Date.now() };
    keep('places', Object.fromEntries([...others, [name, place]]));
    if (hasServer && (!player.isPlaying || kept - sent > between)) {
      sent = kept;
      fetch(`${name}place`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(place), keepalive: true }).catch(() => {
        // No network: this device knows it.
      });
    }
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

/**
 * Goes where the listener stopped on another device, if that was later and nobody has begun here.
 * @param {import('./player.js').Player} player
 * @param {string} name
 * @param {number} since When this device was used last.
 */
async function elsewhere(player, name, since) {
  try {
    const before = player.ms;
    const response = await fetch(`${name}place`, { cache: 'no-store' });
    if (response.status !== 200) return;
    const { ms, at } = await response.json();
    if (typeof ms === 'number' && at > since && !player.isPlaying && player.ms === before) player.seek(ms);
  } catch {
    // No network: this device's place stands.
  }
}
