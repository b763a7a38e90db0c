// Makes elements. Text is only ever set as text: nothing of a page becomes markup.

/** @typedef {Record<string, string | number | boolean | null | ((event: any) => void)>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} attributes Functions listen to the event they are named for; null and false leave an attribute out.
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(attribute, value);
    else if (value !== null && value !== false) element.setAttribute(attribute, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** Paths of 24 × 24 pictures. @type {Record<string, string>} */
const pictures = {
  play: 'M7 4.5v15l13-7.5z',
  pause: 'M6 4.5h4.5v15H6zM13.5 4.5H18v15h-4.5z',
  previousArticle: 'M4 5h2.5v14H4zM20 5v14L8 12z',
  nextArticle: 'M17.5 5H20v14h-2.5zM4 5l12 7-12 7z',
  previousSentence: 'M15.5 5.5 17 7l-5 5 5 5-1.5 1.5L9 12z',
  nextSentence: 'M8.5 5.5 7 7l5 5-5 5 1.5 1.5L15 12z',
  more: 'M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM19 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
};

/** @param {string} name */
export function picture(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', pictures[name]);
  svg.append(path);
  return svg;
}

/**
 * A button that shows a picture and has a name.
 * @param {string} name
 * @param {string} picturename
 * @param {() => void} press
 * @param {Attributes} attributes
 */
export const iconButton = (name, picturename, press, attributes = {}) =>
  make('button', { type: 'button', 'aria-label': name, title: name, class: 'icon', click: press, ...attributes }, picture(picturename));

/**
 * A button with words.
 * @param {string} name
 * @param {() => void} press
 * @param {Attributes} attributes
 */
export const button = (name, press, attributes = {}) => make('button', { type: 'button', click: press, ...attributes }, name);

/**
 * A list to choose from, with its label.
 * @param {string} name
 * @param {[string, string][]} options Value and words of each.
 * @param {string} value
 * @param {(value: string) => void} choose
 */
export function choice(name, options, value, choose) {
  const select = make('select', { change: () => choose(select.value) }, ...options.map(([v, text]) => make('option', { value: v, selected: v === value }, text)));
  return { label: make('label', {}, make('span', {}, name), select), select };
}
