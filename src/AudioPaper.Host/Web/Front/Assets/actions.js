// What can be done with the sentence where the listener is. Others add theirs: sentenceActions.push({ name, run }).

import { announce } from './announce.js';
import { dialog } from './dialogs.js';
import { button, make } from './elements.js';
import { say } from './words.js';

/** @typedef {import('./player.js').Player} Player */
/** @typedef {{ name: string, run: (sentence: import('./issue.js').Sentence, player: Player) => void | Promise<void> }} SentenceAction */

/** @type {SentenceAction[]} */
export const sentenceActions = [
  { name: say('再听一遍', 'Hear it again'), run: (_, player) => player.playFrom(player.current) },
  { name: say('复制这一句的链接', 'Copy a link to it'), run: async sentence => {
    const link = new URL(`#${encodeURIComponent(sentence.element.id)}`, location.href);
    link.search = '';
    try {
      await navigator.clipboard.writeText(link.href);
      announce(say('已复制', 'Copied'));
    } catch {
      announce(say('浏览器不允许复制', 'The browser does not allow copying'));
    }
  } },
];

/** Makes the dialog that shows them; returns what opens it. @param {Player} player */
export function offerActions(player) {
  const quote = make('blockquote', { dir: 'auto' });
  const list = make('ul', { class: 'actions' });
  const menu = dialog(say('这一句', 'This sentence'), quote, list);
  return () => {
    const sentence = player.issue.sentences[player.current];
    quote.textContent = sentence.element.textContent;
    quote.lang = /** @type {HTMLElement | null} */ (sentence.element.closest('[lang]'))?.lang ?? '';
    list.replaceChildren(...sentenceActions.map(action => make('li', {}, button(action.name, () => {
      menu.close();
      void action.run(sentence, player);
    }))));
    menu.showModal();
  };
}
