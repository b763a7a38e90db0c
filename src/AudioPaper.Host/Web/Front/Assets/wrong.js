// «This was said wrong»: tells the editors which sentence, and the listener what became of it.

import { announce } from './announce.js';
import { sentenceActions } from './actions.js';
import { dialog } from './dialogs.js';
import { button, make } from './elements.js';
import { keep, recall } from './store.js';
import { say } from './words.js';

/** @typedef {import('./player.js').Player} Player */
/** What a device keeps of a remark. @typedef {{ id: string, at: string, words: string, stage: string }} Remark */

const most = 30;
const longestWords = 100;

/** @returns {Remark[]} */
const remarks = () => {
  const kept = recall('remarks');
  return Array.isArray(kept) ? kept.filter(one => typeof one?.id === 'string' && typeof one.at === 'string' && one.at.startsWith('/')).slice(-most) : [];
};

/**
 * Makes the dialog; returns what opens it for the sentence where the listener is.
 * @param {Player} player
 * @param {string} own Path of the issue.
 * @param {HTMLElement} head Where news of earlier remarks are shown.
 */
export function offerRemarks(player, own, head) {
  const quote = make('blockquote', { dir: 'auto' });
  const words = make('input', { type: 'text', id: 'wrong-words', maxlength: longestWords, autocomplete: 'off', dir: 'auto' });
  const wish = make('input', { type: 'text', id: 'wrong-wish', maxlength: 200, autocomplete: 'off', dir: 'auto' });
  const trouble = make('p', { role: 'alert', class: 'trouble' });
  let sentence = player.issue.sentences[0];
  const form = make('form', { class: 'remark', submit: event => {
    event.preventDefault();
    void send();
  } },
    quote,
    make('p', {}, make('label', { for: 'wrong-words' }, say('读错的字词（不填则是整句）', 'The words (empty for the whole sentence)')), words),
    make('p', {}, make('label', { for: 'wrong-wish' }, say('应该怎么读（可不填）', 'How it should be said (may stay empty)')), wish),
    trouble, make('p', {}, make('button', { type: 'submit' }, say('告诉编辑部', 'Tell the editors'))));
  const menu = dialog(say('这里读错了', 'This was said wrong'), form);

  const open = () => {
    player.pause();
    // The sentence with the focus; without one, the one that is heard.
    sentence = player.issue.sentences.find(one => one.element === document.activeElement) ?? player.issue.sentences[player.current];
    const text = sentence.element.textContent ?? '';
    const selected = String(getSelection() ?? '').trim();
    quote.textContent = text;
    quote.lang = /** @type {HTMLElement | null} */ (sentence.element.closest('[lang]'))?.lang ?? '';
    words.value = selected.length <= longestWords && text.includes(selected) ? selected : '';
    wish.value = '';
    trouble.textContent = '';
    menu.showModal();
    words.focus();
  };

  const send = async () => {
    trouble.textContent = '';
    try {
      const response = await fetch(`${own}remarks`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ sentence: sentence.element.id, words: words.value || null, wish: wish.value || null }),
      });
      const answer = await response.json();
      if (!response.ok) {
        trouble.textContent = typeof answer.detail === 'string' ? answer.detail : say('没有送达。', 'It did not arrive.');
        return;
      }
      const others = remarks().filter(one => one.id !== answer.id);
      keep('remarks', [...others, { id: answer.id, at: own, words: words.value || (quote.textContent ?? '').slice(0, 20), stage: answer.stage }].slice(-most));
      menu.close();
      announce(say('谢谢，已告诉编辑部。有了结果会在这里告诉您。', 'Thank you, the editors know. What comes of it will be told here.'));
    } catch {
      trouble.textContent = say('现在没有网络；请稍后再试。', 'There is no network now; try again later.');
    }
  };

  sentenceActions.push({ name: say('这里读错了…', 'This was said wrong…'), run: open });
  void tellNews(head);
  return open;
}

/** Asks what became of earlier remarks, and tells it once. @param {HTMLElement} head */
async function tellNews(head) {
  /** @type {string[]} */
  const news = [];
  const left = [];
  for (const remark of remarks()) {
    const stage = await ask(remark);
    if (stage === null) continue;
    if (stage.text) news.push(stage.text);
    // What is answered for good is not asked for again.
    if (stage.stage === 'open' || stage.stage === 'accepted') left.push({ ...remark, stage: stage.stage });
  }
  if (remarks().length > 0) keep('remarks', left.length > 0 ? left : null);
  if (news.length === 0) return;
  const notice = make('div', { class: 'notice', role: 'status' });
  head.after(notice);
  notice.append(...news.map(text => make('p', { dir: 'auto' }, text)), button(say('知道了', 'Dismiss'), () => notice.remove()));
}

/**
 * @param {Remark} remark
 * @returns {Promise<{ stage: string, text: string } | null>} Null when nobody knows it any more.
 */
async function ask(remark) {
  try {
    const response = await fetch(`${remark.at}remarks/${encodeURIComponent(remark.id)}`, { cache: 'no-store' });
    if (response.status === 404) return null;
    if (!response.ok) return { stage: remark.stage, text: '' };
    const { stage, answer } = await response.json();
    const said = typeof answer === 'string' && answer ? say(`编辑部说：${answer}`, `The editors say: ${answer}`) : '';
    if (stage === remark.stage) return { stage, text: '' };
    if (stage === 'corrected') return { stage, text: `${say(`您指出的“${remark.words}”已经更正。`, `“${remark.words}”, which you pointed out, has been corrected.`)} ${said}` };
    if (stage === 'declined') return { stage, text: `${say(`您指出的“${remark.words}”没有改。`, `“${remark.words}”, which you pointed out, stays as it was.`)} ${said}` };
    return { stage, text: '' };
  } catch {
    // No network: next time.
    return { stage: remark.stage, text: '' };
  }
}
