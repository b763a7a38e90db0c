// Short words for those who hear the page. They wait politely, and the sound itself is never announced.

import { make } from './elements.js';

const place = make('div', { role: 'status', class: 'vh' });
document.body.append(place);

/** @param {string} text */
export function announce(text) {
  // The same words twice are two announcements.
  place.textContent = place.textContent === text ? text + '\u00A0' : text;
}
