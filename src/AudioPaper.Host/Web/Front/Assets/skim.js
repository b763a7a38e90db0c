// Plays the headlines one after the other.

/** @typedef {import('./player.js').Player} Player */

export class Skim extends EventTarget {
  /** Index of the article whose headline is heard; -1 when nobody skims. */
  at = -1;
  #isOwnMove = false;

  /** @param {Player} player */
  constructor(player) {
    super();
    this.player = player;
    // Whoever goes anywhere by other means has stopped skimming.
    player.addEventListener('moved', () => { if (!this.#isOwnMove && this.at >= 0) this.stop(); });
    player.audio.addEventListener('ended', () => this.stop());
  }

  get isOn() { return this.at >= 0; }
  get printed() { return this.player.issue.articles.filter(article => article.isPrinted); }

  /** Begins with the article where the listener is, or with the first. */
  start() {
    const { issue, article } = this.player;
    const index = issue.articles.indexOf(article);
    const first = issue.articles.findIndex((one, i) => i >= index && one.isPrinted);
    this.#play(first >= 0 ? first : issue.articles.findIndex(one => one.isPrinted));
  }

  /** The next or the previous headline. @param {1 | -1} direction */
  step(direction) {
    let index = this.at + direction;
    while (this.player.issue.articles[index] && !this.player.issue.articles[index].isPrinted) index += direction;
    if (this.player.issue.articles[index]) this.#play(index);
    else if (direction === 1) this.#end();
  }

  /** Plays the article whose headline is heard. */
  open() {
    const article = this.player.issue.articles[this.at];
    this.stop();
    this.player.playFrom(article.headline.sentence);
    return article;
  }

  stop() {
    if (this.at < 0) return;
    this.at = -1;
    this.player.free();
    this.dispatchEvent(new Event('change'));
  }

  #end() {
    this.stop();
    this.player.pause();
  }

  /** @param {number} index */
  #play(index) {
    if (index < 0) return;
    this.at = index;
    const { headline } = this.player.issue.articles[index];
    this.#isOwnMove = true;
    this.player.go(headline.sentence);
    this.#isOwnMove = false;
    this.player.until(headline.end, () => this.step(1));
    this.player.play();
    this.dispatchEvent(new Event('change'));
  }
}
