// The bar at the foot of the page: what is heard, and everything one can do with it.

import { announce } from './announce.js';
import { button, choice, iconButton, make, picture } from './elements.js';
import { keep, recall } from './store.js';
import { clock, say, spokenTime } from './words.js';

/** @typedef {import('./player.js').Player} Player */
/** @typedef {import('./issue.js').Unit} Unit */

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4];

/** Names of steps. @type {Record<Unit, [string, string]>} */
const steps = {
  sentence: [say('上一句', 'Previous sentence'), say('下一句', 'Next sentence')],
  passage: [say('上一段', 'Previous paragraph'), say('下一段', 'Next paragraph')],
  article: [say('上一篇', 'Previous article'), say('下一篇', 'Next article')],
  section: [say('上一版块', 'Previous section'), say('下一版块', 'Next section')],
};

export class Bar {
  /**
   * @param {Player} player
   * @param {import('./skim.js').Skim} skim
   * @param {{ caption: HTMLElement, tools: HTMLElement[] }} parts What others put into it.
   */
  constructor(player, skim, { caption, tools }) {
    this.player = player;
    this.skim = skim;
    this.toggleButton = iconButton(say('播放', 'Play'), 'play', () => this.toggle(), { id: 'toggle', class: 'icon toggle' });
    this.title = make('p', { class: 'now', dir: 'auto', lang: document.getElementById('text')?.lang ?? '' });
    this.skimButton = button(say('浏览标题', 'Headlines'), () => this.flipSkim(), { 'aria-pressed': 'false' });
    this.openButton = button(say('打开这篇文章', 'Open this article'), () => this.openArticle(), { hidden: true, class: 'open' });
    const speed = choice(say('速度', 'Speed'), speeds.map(rate => [String(rate), `${rate}×`]), String(speeds.includes(recall('speed')) ? recall('speed') : 1), value => this.setSpeed(Number(value)));
    this.speedSelect = speed.select;
    const after = choice(say('读完一篇', 'After an article'), [['go', say('接着读', 'Go on')], ['stop', say('停下', 'Stop')]], recall('after') === 'stop' ? 'stop' : 'go', value => this.#setAfter(value));
    this.panel = make('div', { id: 'more', class: 'panel', hidden: true },
      ...(/** @type {Unit[]} */ (['section', 'passage'])).map(unit => make('div', { class: 'pair' }, this.#stepButton(unit, -1), this.#stepButton(unit, 1))),
      this.skimButton, ...tools.filter(tool => tool instanceof HTMLButtonElement), speed.label, after.label, ...tools.filter(tool => !(tool instanceof HTMLButtonElement)));
    this.moreButton = iconButton(say('更多', 'More'), 'more', () => this.#flipPanel(), { 'aria-expanded': 'false', 'aria-controls': 'more' });
    this.element = make('section', { id: 'player', class: 'bar', 'aria-label': say('播放器', 'Player') },
      this.panel, this.title, caption, this.#line(),
      make('div', { class: 'buttons' },
        this.#stepIcon('article', -1, 'previousArticle'), this.#stepIcon('sentence', -1, 'previousSentence'), this.toggleButton,
        this.#stepIcon('sentence', 1, 'nextSentence'), this.#stepIcon('article', 1, 'nextArticle'), this.openButton, this.moreButton));
    this.#arrange(speed.label);
    this.#setAfter(after.select.value);
    this.setSpeed(Number(speed.select.value));
    for (const event of ['play', 'pause', 'ended']) player.audio.addEventListener(event, () => this.#showPlaying());
    for (const event of ['timeupdate', 'seeked', 'durationchange']) player.audio.addEventListener(event, () => this.#showTime());
    player.addEventListener('sentence', () => this.#showTitle());
    player.addEventListener('refused', () => announce(say('无法播放', 'It cannot be played')));
    skim.addEventListener('change', () => this.#showSkim());
    this.panel.addEventListener('keydown', event => { if (event.key === 'Escape') { event.preventDefault(); this.#flipPanel(); this.moreButton.focus(); } });
    this.#showTitle();
    this.#showTime();
  }

  toggle() { this.player.toggle(); }

  /** @param {Unit} unit @param {1 | -1} direction */
  step(unit, direction) {
    if (this.skim.isOn && unit === 'article') {
      this.skim.step(direction);
      return;
    }
    if (!this.player.step(unit, direction)) announce(direction === 1 ? say('已是最后', 'This is the last') : say('已是最前', 'This is the first'));
    // Sentences and paragraphs are heard at once; which article it is may need words.
    else if (!this.player.isPlaying || unit === 'article' || unit === 'section') announce(unit === 'article' || unit === 'section' ? this.player.article.title : (this.player.issue.sentences[this.player.current].element.textContent ?? '').slice(0, 80));
  }

  flipSkim() {
    if (this.skim.isOn) {
      this.skim.stop();
      this.player.pause();
    } else {
      this.skim.start();
    }
  }

  openArticle() {
    if (!this.skim.isOn) return;
    const { element } = this.skim.open();
    const sentence = /** @type {HTMLElement | null} */ (element.querySelector('.s'));
    sentence?.focus();
  }

  /** @param {1 | -1} direction */
  changeSpeed(direction) {
    const at = speeds.indexOf(this.player.speed) + direction;
    if (speeds[at]) this.setSpeed(speeds[at]);
    announce(say(`速度 ${this.player.speed} 倍`, `Speed ${this.player.speed}`));
  }

  /** @param {number} rate */
  setSpeed(rate) {
    this.player.speed = rate;
    this.speedSelect.value = String(rate);
    keep('speed', rate === 1 ? null : rate);
  }

  /** @param {string} value */
  #setAfter(value) {
    this.player.stopsAfterArticle = value === 'stop';
    keep('after', value === 'stop' ? value : null);
    if (!this.skim.isOn) this.player.free();
  }

  /** @param {Unit} unit @param {1 | -1} direction */
  #stepButton(unit, direction) { return button(steps[unit][direction === 1 ? 1 : 0], () => this.step(unit, direction)); }

  /** @param {Unit} unit @param {1 | -1} direction @param {string} image */
  #stepIcon(unit, direction, image) { return iconButton(steps[unit][direction === 1 ? 1 : 0], image, () => this.step(unit, direction)); }

  #line() {
    this.begin = make('span', { class: 'time', 'aria-hidden': 'true' }, '0:00');
    this.rest = make('span', { class: 'time', 'aria-hidden': 'true' }, '');
    this.slider = make('input', { type: 'range', min: 0, max: 1, step: 1, value: 0, 'aria-label': say('位置', 'Position'), 'aria-valuetext': spokenTime(0), input: () => this.player.seek(Number(this.slider?.value) * 1000) });
    return make('div', { class: 'line' }, this.begin, this.slider, this.rest);
  }

  /** Where there is room, what is wanted most needs no opening of the panel. @param {HTMLElement} speed */
  #arrange(speed) {
    const isWide = matchMedia('(min-width: 48rem)');
    const place = () => {
      if (isWide.matches) this.moreButton.before(this.skimButton, speed);
      else this.panel.querySelectorAll('.pair')[1].after(this.skimButton, speed);
    };
    isWide.addEventListener('change', place);
    place();
  }

  #flipPanel() {
    this.panel.hidden = !this.panel.hidden;
    this.moreButton.setAttribute('aria-expanded', String(!this.panel.hidden));
  }

  #showPlaying() {
    const name = this.player.isPlaying ? say('暂停', 'Pause') : say('播放', 'Play');
    this.toggleButton.replaceChildren(picture(this.player.isPlaying ? 'pause' : 'play'));
    this.toggleButton.setAttribute('aria-label', name);
    this.toggleButton.title = name;
  }

  #showTime() {
    const last = this.player.issue.articles[this.player.issue.articles.length - 1].end;
    const length = Number.isFinite(this.player.audio.duration) ? this.player.audio.duration * 1000 : last;
    if (!this.slider || !this.begin || !this.rest) return;
    this.slider.max = String(Math.ceil(length / 1000));
    this.slider.value = String(Math.floor(this.player.ms / 1000));
    this.slider.setAttribute('aria-valuetext', say(`${spokenTime(this.player.ms)}，共 ${spokenTime(length)}`, `${spokenTime(this.player.ms)} of ${spokenTime(length)}`));
    this.begin.textContent = clock(this.player.ms);
    this.rest.textContent = clock(length);
  }

  #showTitle() {
    const { article, issue } = this.player;
    const printed = this.skim.printed;
    const place = this.skim.isOn ? `${printed.indexOf(issue.articles[this.skim.at]) + 1}/${printed.length} · ` : '';
    this.title.textContent = place + (this.skim.isOn ? issue.articles[this.skim.at] : article).title;
  }

  #showSkim() {
    this.skimButton.setAttribute('aria-pressed', String(this.skim.isOn));
    const hadFocus = document.activeElement === this.openButton;
    this.openButton.hidden = !this.skim.isOn;
    if (hadFocus && !this.skim.isOn) this.toggleButton.focus();
    this.#showTitle();
  }
}
