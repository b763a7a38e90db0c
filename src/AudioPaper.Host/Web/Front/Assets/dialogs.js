// Dialogs: the browser's own, which keep the focus inside and give it back.

import { button, make } from './elements.js';
import { say } from './words.js';

let count = 0;

/**
 * @param {string} title
 * @param {...(Node | string)} content
 */
export function dialog(title, ...content) {
  const id = `dialog-${++count}`;
  const element = make('dialog', { 'aria-labelledby': id },
    make('h2', { id }, title), ...content, make('p', { class: 'close' }, button(say('关闭', 'Close'), () => element.close())));
  // A click beside it closes it, as Escape does.
  element.addEventListener('click', event => { if (event.target === element) element.close(); });
  document.body.append(element);
  return element;
}
