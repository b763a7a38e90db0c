// Captions in the player, from the transcript (WebVTT): for those who scroll elsewhere while they listen.

import { make } from './elements.js';
import { keep, recall } from './store.js';
import { say } from './words.js';

/** @param {HTMLAudioElement} audio */
export function offerCaptions(audio) {
  const line = make('p', { class: 'caption', dir: 'auto', lang: document.getElementById('text')?.lang ?? '', hidden: true });
  const toggle = make('button', { type: 'button', 'aria-pressed': 'false', click: () => set(toggle.getAttribute('aria-pressed') !== 'true') }, say('字幕', 'Captions'));
  const track = audio.textTracks[0];
  const show = () => {
    const cue = track?.activeCues?.[0];
    line.textContent = cue instanceof VTTCue ? cue.text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') : '';
  };
  const set = (/** @type {boolean} */ on) => {
    toggle.setAttribute('aria-pressed', String(on));
    line.hidden = !on;
    if (track) track.mode = on ? 'hidden' : 'disabled';
    keep('captions', on ? true : null);
    show();
  };
  track?.addEventListener('cuechange', show);
  set(recall('captions') === true);
  return { line, toggle, flip: () => toggle.click() };
}
