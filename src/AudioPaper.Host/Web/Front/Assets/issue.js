// The issue as the page tells it: sections, articles, paragraphs and sentences, and what is heard when.

/**
 * @typedef {object} Sentence
 * @property {HTMLElement} element
 * @property {number} begin Milliseconds in the episode.
 * @property {number} end
 * @property {number} passage Number of its paragraph, counted through the issue.
 * @property {number} article Index of its article.
 * @property {number} section Number of its section.
 */

/**
 * @typedef {object} Article
 * @property {HTMLElement} element
 * @property {string} title
 * @property {number} begin
 * @property {number} end
 * @property {number} first Index of its first sentence.
 * @property {boolean} isPrinted False for opening and closing.
 * @property {{begin: number, end: number, sentence: number}} headline What a skim plays of it.
 */

/** @typedef {'sentence' | 'passage' | 'article' | 'section'} Unit */

const number = (/** @type {HTMLElement} */ element, /** @type {'b' | 'e'} */ name) => Number(element.dataset[name]);

export class Issue {
  /** @type {Sentence[]} */ sentences = [];
  /** @type {Article[]} */ articles = [];

  /** @param {HTMLElement} root Element with all the text. */
  constructor(root) {
    let passage = 0;
    root.querySelectorAll('article').forEach(element => {
      const section = [...root.children].findIndex(one => one.contains(element));
      const first = this.sentences.length;
      for (const block of element.children) {
        /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll('.s')).forEach(one =>
          this.sentences.push({ element: one, begin: number(one, 'b'), end: number(one, 'e'), passage, article: this.articles.length, section }));
        passage++;
      }
      if (this.sentences.length > first) this.articles.push(this.#article(element, first));
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {number} first
   * @returns {Article}
   */
  #article(element, first) {
    const heading = /** @type {HTMLElement} */ (element.querySelector('h2, h3'));
    const own = this.sentences.slice(first);
    const said = own.filter(one => heading.contains(one.element));
    const [begin, end] = said.length > 0 ? [said[0], said[said.length - 1]] : [own[0], own[0]];
    return {
      element, first, title: heading.textContent?.trim() ?? '', begin: number(element, 'b'), end: number(element, 'e'), isPrinted: element.classList.contains('article'),
      headline: { begin: begin.begin, end: end.end, sentence: this.sentences.indexOf(begin) },
    };
  }

  /** The last sentence that begins at a time or before; the first one before all. @param {number} ms */
  nearest(ms) {
    let [low, high] = [0, this.sentences.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.sentences[middle].begin <= ms) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The sentence heard at a time; -1 in a pause between articles. @param {number} ms */
  heard(ms) {
    const i = this.nearest(ms);
    return this.sentences[i].begin <= ms && ms < this.sentences[i].end ? i : -1;
  }

  /**
   * The first sentence of the next or the previous unit. Back leads to the begin of the unit when more than its first sentence is over.
   * @param {number} from Index of a sentence.
   * @param {Unit} unit
   * @param {1 | -1} direction
   * @returns {number} -1 when there is none.
   */
  step(from, unit, direction) {
    if (unit === 'sentence') return from + direction < this.sentences.length ? from + direction : -1;
    const here = this.sentences[from][unit];
    const begin = this.sentences.findIndex(one => one[unit] === here);
    if (direction === -1 && from > begin) return begin;
    if (direction === 1) return this.sentences.findIndex((one, i) => i > from && one[unit] !== here);
    return begin === 0 ? -1 : this.sentences.findIndex(one => one[unit] === this.sentences[begin - 1][unit]);
  }

  /** The sentence of an address like #a3, #a3s12 or #t=12.5; -1 when it names none. @param {string} hash */
  addressed(hash) {
    const time = /^#t=(\d{1,6}(?:\.\d{1,3})?)$/.exec(hash);
    if (time) return this.nearest(Number(time[1]) * 1000);
    let id = '';
    try {
      id = decodeURIComponent(hash.slice(1));
    } catch {
      return -1; // no address of ours
    }
    const article = this.articles.find(one => one.element.id === id);
    return article ? article.first : this.sentences.findIndex(one => one.element.id === id);
  }
}
