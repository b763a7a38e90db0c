// Looks for words in the articles of the issue.

import { make } from './elements.js';
import { say } from './words.js';

const most = 50;
const reach = 40;

/** The same word looks the same, whatever its width and case. @param {string} text */
const plain = text => text.normalize('NFKC').toLowerCase();

/** @param {import('./player.js').Player} player */
export function offerSearch(player) {
  const texts = player.issue.articles.map(article => [...article.element.querySelectorAll('.s, .unsaid')].map(one => one.textContent ?? '').join(' '));
  const input = make('input', { type: 'search', id: 'search-words', autocomplete: 'off', maxlength: 100 });
  const count = make('p', { role: 'status', class: 'count' });
  const results = make('ol', { class: 'results', hidden: true });
  const form = make('search', { class: 'search' },
    make('label', { for: 'search-words' }, say('在本期中查找', 'Search this issue')), input, count, results);

  const look = () => {
    const words = plain(input.value).split(/\s+/).filter(word => word.length > 0);
    results.replaceChildren();
    results.hidden = true;
    count.textContent = '';
    if (words.length === 0) return;
    const found = player.issue.articles.map((article, i) => ({ article, text: texts[i] })).filter(one => words.every(word => plain(one.text).includes(word)));
    for (const { article, text } of found.slice(0, most)) {
      results.append(make('li', {}, make('a', { href: `#${encodeURIComponent(article.element.id)}` }, article.title), make('p', { dir: 'auto' }, ...snippet(text, words[0]))));
    }
    results.hidden = found.length === 0;
    count.textContent = found.length === 0 ? say('没有找到', 'Nothing found') : say(`${found.length} 篇文章`, found.length === 1 ? '1 article' : `${found.length} articles`);
  };

  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, 200);
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape' && input.value !== '') {
      event.preventDefault();
      input.value = '';
      look();
    }
  });
  results.lang = document.getElementById('text')?.lang ?? '';
  document.getElementById('contents')?.before(form);
  return input;
}

/**
 * The word with what stands around it.
 * @param {string} text
 * @param {string} word
 * @returns {(Node | string)[]}
 */
function snippet(text, word) {
  const folded = plain(text);
  // Where folding changes the length, places do not fit: then the beginning must do.
  const at = folded.length === text.length ? folded.indexOf(word) : -1;
  if (at < 0) return [text.slice(0, 2 * reach)];
  const [from, to] = [Math.max(0, at - reach), at + word.length];
  return [(from > 0 ? '…' : '') + text.slice(from, at), make('mark', {}, text.slice(at, to)), text.slice(to, to + reach) + (to + reach < text.length ? '…' : '')];
}
