// How pages look on this device.

import { dialog } from './dialogs.js';
import { button, make } from './elements.js';
import { keep, recall } from './store.js';
import { say } from './words.js';

const root = document.documentElement;

/**
 * @param {string} legend
 * @param {'theme' | 'size'} name
 * @param {[string, string][]} options
 */
function group(legend, name, options) {
  const choose = (/** @type {string} */ value) => {
    if (value === '') delete root.dataset[name];
    else root.dataset[name] = value;
    keep('look', { ...recall('look'), [name]: value });
  };
  return make('fieldset', {}, make('legend', {}, legend), ...options.map(([value, text]) =>
    make('label', {}, make('input', { type: 'radio', name, value, checked: (root.dataset[name] ?? '') === value, change: () => choose(value) }), text)));
}

/** The dialog in which one chooses. */
const look = dialog(say('显示', 'Display'),
  group(say('颜色', 'Colours'), 'theme', [['', say('跟随系统', 'As the system')], ['light', say('浅色', 'Light')], ['dark', say('深色', 'Dark')], ['contrast', say('高对比度', 'High contrast')]]),
  group(say('字号', 'Size of type'), 'size', [['', '100 %'], ['125', '125 %'], ['150', '150 %'], ['200', '200 %']]));

/** Puts a button for it into the head of the page. */
export function offerSettings() {
  document.querySelector('header.top')?.append(button(say('显示', 'Display'), () => look.showModal(), { class: 'display', 'aria-haspopup': 'dialog' }));
}
