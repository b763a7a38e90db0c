// Keeps an issue for places without a network. Nothing is kept before somebody presses the button.

import { announce } from './announce.js';
import { button, make } from './elements.js';
import { say, size } from './words.js';

const largestBytes = 1_000_000_000;
const mostIssues = 30;
const marker = 'kept.json';

/** Name of the cache of one version of an issue. @param {string} folder Path of the issue. @param {string} version */
export const cacheName = (folder, version) => `kept ${version} ${folder}`;

/** All that is kept of an issue. @param {string} folder */
async function versions(folder) {
  return (await caches.keys()).filter(name => name.startsWith('kept ') && name.endsWith(` ${folder}`));
}

/** The version that is kept as a whole; null when none is. @param {string} folder */
async function keptVersion(folder) {
  for (const name of await versions(folder)) {
    const mark = await (await caches.open(name)).match(folder + marker);
    if (mark) return /** @type {{ version: string, bytes: number }} */ (await mark.json());
  }
  return null;
}

/**
 * Fetches everything into a cache of its own, which counts only once all of it is there; then earlier versions go.
 * @param {string} folder
 * @param {string} version
 * @param {string[]} addresses
 * @param {(bytes: number) => void} progress
 */
async function fetchAll(folder, version, addresses, progress) {
  const name = cacheName(folder, version);
  await caches.delete(name);
  const cache = await caches.open(name);
  let bytes = 0;
  try {
    for (const address of addresses) {
      const response = await fetch(address, { cache: 'no-cache', headers: { 'X-AudioPaper-Keep': '1' } });
      if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
      const counted = response.body.pipeThrough(new TransformStream({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          if (bytes > largestBytes) controller.error(new Error('too large'));
          else controller.enqueue(chunk);
          progress(bytes);
        },
      }));
      const headers = new Headers(response.headers);
      // The stream is decoded already.
      for (const field of ['Content-Encoding', 'Content-Length', 'Vary', 'Set-Cookie']) headers.delete(field);
      await cache.put(address, new Response(counted, { headers }));
    }
    await cache.put(folder + marker, new Response(JSON.stringify({ version, bytes }), { headers: { 'Content-Type': 'application/json' } }));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  for (const other of await versions(folder)) if (other !== name) await caches.delete(other);
  return bytes;
}

/** Puts the button into the head of the issue. @param {HTMLElement} head @param {HTMLAudioElement} audio */
export async function offerKeeping(head, audio) {
  if (!('caches' in window) || !('serviceWorker' in navigator)) return;
  const folder = document.body.dataset.own ?? location.pathname;
  const version = head.dataset.version ?? '';
  const total = Number(head.dataset.size);
  const root = document.body.dataset.root ?? '/';
  const files = (document.body.dataset.files ?? '').split(' ').map(name => `${root}player/${document.body.dataset.version}/${name}`);
  const cover = /** @type {HTMLImageElement} */ (document.getElementById('cover')).getAttribute('src') ?? '';
  const addresses = [folder, audio.getAttribute('src') ?? '', cover, audio.querySelector('track')?.getAttribute('src') ?? '', ...files].filter(address => address !== '');

  const bar = make('progress', { max: total, value: 0, hidden: true, 'aria-label': say('正在保存', 'Being kept') });
  const state = make('span', { class: 'state' });
  const press = button('', () => void act(), { id: 'keep' });
  let kept = await keptVersion(folder);
  const show = () => {
    press.textContent = kept ? say('删除离线内容', 'Remove from this device') : say(`离线收听（${size(total)}）`, `Keep for offline (${size(total)})`);
    state.textContent = kept ? say(`已保存，${size(kept.bytes)}`, `Kept, ${size(kept.bytes)}`) : '';
  };
  const download = async () => {
    press.disabled = true;
    bar.hidden = false;
    try {
      const room = await navigator.storage?.estimate?.();
      if (room?.quota && room.usage !== undefined && room.quota - room.usage < total * 1.2) throw new Error('no room');
      if (!kept && (await caches.keys()).filter(name => name.startsWith('kept ')).length >= mostIssues) throw new Error('too many');
      kept = { version, bytes: await fetchAll(folder, version, addresses, bytes => { bar.value = bytes; }) };
      announce(say('已保存，可离线收听', 'Kept for offline'));
      show();
    } catch {
      show();
      state.textContent = say('没能保存：没有网络，或空间不够。', 'It could not be kept: no network, or no room.');
      announce(state.textContent);
    } finally {
      bar.hidden = true;
      press.disabled = false;
    }
  };
  const act = async () => {
    if (!kept) return download();
    for (const name of await versions(folder)) await caches.delete(name);
    kept = null;
    show();
    announce(say('已从本机删除', 'Removed from this device'));
    return undefined;
  };
  show();
  head.querySelector('div')?.append(make('p', { class: 'keep' }, press, bar, state));
  // The page is newer than what is kept: the newer one takes its place.
  if (kept && kept.version !== version && navigator.onLine) await download();
}
