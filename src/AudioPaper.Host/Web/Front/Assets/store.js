// What a device keeps. Where a browser refuses (private windows, full disks), everything works and is forgotten.

const prefix = 'audiopaper.';

/**
 * @param {string} name
 * @returns {any} What was kept; null when nothing was.
 */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value Null forgets.
 */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Refused.
  }
}
