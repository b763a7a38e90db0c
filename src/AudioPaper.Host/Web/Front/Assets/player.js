// Plays the episode and says which sentence is heard.

/** @typedef {import('./issue.js').Issue} Issue */
/** @typedef {import('./issue.js').Unit} Unit */

export class Player extends EventTarget {
  /** Index of the sentence where the listener is. */
  current = 0;
  /** Whether playing ends with the article. */
  stopsAfterArticle = false;
  /** Something is done where a time is reached. @type {{ms: number, then: () => void} | null} */
  #limit = null;
  #heard = -2;
  #isFollowing = false;

  /**
   * @param {HTMLAudioElement} audio
   * @param {Issue} issue
   */
  constructor(audio, issue) {
    super();
    this.audio = audio;
    this.issue = issue;
    audio.preservesPitch = true;
    audio.addEventListener('play', () => this.#follow());
    for (const event of ['timeupdate', 'seeking', 'seeked', 'pause', 'ended']) audio.addEventListener(event, () => this.#look());
  }

  get ms() { return this.audio.currentTime * 1000; }
  get isPlaying() { return !this.audio.paused && !this.audio.ended; }
  get article() { return this.issue.articles[this.issue.sentences[this.current].article]; }

  play() {
    this.#limitToArticle();
    this.audio.play().catch(() => this.#tell('refused'));
  }

  pause() { this.audio.pause(); }
  toggle() { if (this.isPlaying) this.pause(); else this.play(); }

  /**
   * Goes to a time; playing goes on if it was on.
   * @param {number} ms
   */
  seek(ms) {
    this.#limit = null;
    this.audio.currentTime = Math.max(0, ms) / 1000;
    this.current = this.issue.nearest(ms);
    this.#limitToArticle();
    this.#look();
    this.#tell('moved');
  }

  /** Goes to a sentence. @param {number} index */
  go(index) {
    // A moment behind its begin, so that rounding does not lead into the one before.
    this.seek(this.issue.sentences[index].begin + 2);
    this.current = index;
  }

  /** @param {number} index */
  playFrom(index) {
    this.go(index);
    this.play();
  }

  /**
   * @param {Unit} unit
   * @param {1 | -1} direction
   * @returns {boolean} False when there is no such place.
   */
  step(unit, direction) {
    const to = this.issue.step(this.current, unit, direction);
    if (to < 0) return false;
    this.go(to);
    return true;
  }

  /** @param {number} rate 0.5 to 4. */
  set speed(rate) {
    this.audio.defaultPlaybackRate = rate;
    this.audio.playbackRate = rate;
  }

  get speed() { return this.audio.playbackRate; }

  /**
   * Does something once where a time is reached; whoever goes elsewhere ends that.
   * @param {number} ms
   * @param {() => void} then
   */
  until(ms, then) { this.#limit = { ms, then }; }

  /** Nothing waits for a time any longer but the end of the article, where that was wished. */
  free() {
    this.#limit = null;
    this.#limitToArticle();
  }

  #limitToArticle() {
    if (this.stopsAfterArticle && !this.#limit) this.until(this.article.end, () => this.pause());
  }

  #follow() {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const look = () => {
      this.#look();
      if (this.isPlaying) requestAnimationFrame(look);
      else this.#isFollowing = false;
    };
    requestAnimationFrame(look);
  }

  #look() {
    const ms = this.ms;
    if (this.#limit && ms >= this.#limit.ms && !this.audio.seeking) {
      const { then } = this.#limit;
      this.#limit = null;
      then();
      return;
    }
    const heard = this.issue.heard(ms);
    if (heard === this.#heard) return;
    this.#heard = heard;
    if (heard >= 0) this.current = heard;
    this.#tell('sentence', heard);
  }

  /**
   * @param {string} name
   * @param {number} [detail]
   */
  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }
}
