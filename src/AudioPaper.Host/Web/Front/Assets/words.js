// Words of the page, in the language the server wrote it in.

const isChinese = document.documentElement.lang.startsWith('zh');

/**
 * Says something in the language of the page.
 * @param {string} chinese
 * @param {string} english
 */
export const say = (chinese, english) => isChinese ? chinese : english;

/**
 * A time as people read it: 1:02:03 or 2:03.
 * @param {number} ms Milliseconds.
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/**
 * A time in words, for those who hear the page.
 * @param {number} ms Milliseconds.
 */
export function spokenTime(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return say(`${rest} 秒`, `${rest} seconds`);
  return say(`${minutes} 分 ${rest} 秒`, `${minutes} min ${rest} s`);
}

/**
 * A size in words.
 * @param {number} bytes
 */
export const size = bytes => bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
