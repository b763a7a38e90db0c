// The keyboard map. Keys without Ctrl, Alt or Meta only; never in form fields; all can be switched off (WCAG 2.2, 2.1.4).

import { dialog } from './dialogs.js';
import { make } from './elements.js';
import { keep, recall } from './store.js';
import { say } from './words.js';

/** @typedef {{ keys: string[], name: string, run: () => void }} KeyAction */

/** How keys are written where they are shown. @type {Record<string, string>} */
const shown = { ' ': say('空格', 'Space'), ArrowLeft: '←', ArrowRight: '→', N: 'Shift+N', P: 'Shift+P' };

/**
 * Listens, and makes the dialog with the map.
 * @param {KeyAction[]} actions
 * @returns {() => void} Opens the dialog.
 */
export function offerKeys(actions) {
  let isOn = recall('keys') !== false;
  const box = make('input', { type: 'checkbox', checked: isOn, change: () => {
    isOn = box.checked;
    keep('keys', isOn ? null : false);
  } });
  const rows = [...actions, { keys: ['?'], name: say('这张表', 'This list'), run: () => open() }];
  const map = dialog(say('键盘', 'Keyboard'), make('p', {}, make('label', {}, box, say('使用这些按键', 'Use these keys'))),
    make('table', {}, make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, say('按键', 'Key')), make('th', { scope: 'col' }, say('作用', 'What it does')))),
      make('tbody', {}, ...rows.map(row => make('tr', {}, make('td', {}, ...row.keys.flatMap((key, i) => [i > 0 ? ' ' : '', make('kbd', {}, shown[key] ?? key)])), make('td', {}, row.name))))),
    make('p', {}, say('光标停在一句话上时，回车键从这一句开始播放。', 'With the focus on a sentence, Enter plays from there.')));
  const open = () => map.showModal();

  document.addEventListener('keydown', event => {
    if (!isOn || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || document.querySelector('dialog[open]')) return;
    const target = /** @type {Element | null} */ (event.target instanceof Element ? event.target : null);
    const field = target?.closest('input, select, textarea, [contenteditable]');
    // A dialog that was closed a moment ago may still have the focus.
    if (field && !field.closest('dialog:not([open])')) return;
    // Buttons and links have these keys for themselves.
    if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, summary, audio, label')) return;
    const action = rows.find(row => row.keys.includes(event.key));
    if (!action || (event.repeat && !['ArrowLeft', 'ArrowRight'].includes(event.key))) return;
    event.preventDefault();
    action.run();
  });
  return open;
}
