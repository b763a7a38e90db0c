// Plays articles on a speaker at home (UPnP). The server does it, for people who are logged in.

import { announce } from './announce.js';
import { sentenceActions } from './actions.js';
import { dialog } from './dialogs.js';
import { button, make } from './elements.js';
import { say } from './words.js';

/** @typedef {import('./player.js').Player} Player */
/** @typedef {{ id: string, name: string, state: string, title?: string | null, positionSeconds?: number | null }} Speaker */

const leap = 30;

/**
 * Offers it for the article where the listener is. Private newspapers stay in the house's own players.
 * @param {Player} player
 * @param {string} own Path of the issue.
 */
export function offerSpeakers(player, own) {
  const root = document.body.dataset.root ?? '/';
  const [newspaper, issue] = own.slice(root.length).split('/').map(decodeURIComponent);
  if (document.body.dataset.private !== undefined || !newspaper || !issue) return;
  /** @type {Speaker | null} */
  let chosen = null;
  let token = '';
  const list = make('ul', { class: 'actions' });
  const said = make('p', { role: 'status', class: 'trouble' });
  const controls = make('div', { class: 'pair', hidden: true },
    button(say('上一篇', 'Previous article'), () => void order('previous')), button(say('下一篇', 'Next article'), () => void order('next')),
    button(say('暂停', 'Pause'), () => void order('pause')), button(say('继续', 'Resume'), () => void order('resume')),
    button(say(`退 ${leap} 秒`, `Back ${leap} s`), () => void seek(-leap)), button(say(`进 ${leap} 秒`, `On ${leap} s`), () => void seek(leap)), button(say('停止', 'Stop'), () => void order('stop')));
  const menu = dialog(say('在家里的音箱上播放', 'Play on a speaker at home'), list, controls, said);

  /**
   * Asks the server.
   * @param {string} path
   * @param {unknown} [body] With one, or null, something is to be done.
   * @returns {Promise<any>} Null when that failed; what went wrong is said.
   */
  const ask = async (path, body) => {
    try {
      const response = await fetch(`${root}api/v1/${path}`, body === undefined ? { cache: 'no-store' } : {
        method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token }, body: body === null ? null : JSON.stringify(body),
      });
      const answer = response.status === 204 ? {} : await response.json();
      if (response.ok) return answer;
      said.replaceChildren(response.status === 401 ? make('a', { href: `${root}desk` }, say('请先登录', 'Log in first')) : String(answer.detail ?? response.status));
    } catch {
      said.textContent = say('现在没有网络。', 'There is no network now.');
    }
    return null;
  };

  /** @param {string} what @param {unknown} body */
  const order = async (what, body = null) => {
    said.textContent = '';
    const answer = chosen && await ask(`speakers/${encodeURIComponent(chosen.id)}/${what}`, body);
    if (answer) said.textContent = [chosen?.name, answer.title].filter(Boolean).join(say('：', ': '));
  };

  /** @param {number} seconds */
  const seek = async seconds => {
    const now = chosen && await ask(`speakers/${encodeURIComponent(chosen.id)}`);
    if (now) await order('seek', { seconds: Math.max(0, (now.positionSeconds ?? 0) + seconds) });
  };

  sentenceActions.push({ name: say('在家里的音箱上播放…', 'Play on a speaker at home…'), run: async () => {
    const article = player.article;
    list.replaceChildren();
    controls.hidden = true;
    said.textContent = say('正在查找音箱…', 'Looking for speakers…');
    menu.showModal();
    const session = await ask('session');
    const speakers = session && await ask('speakers');
    if (!speakers) return;
    token = session.formToken ?? '';
    /** @type {Speaker[]} */
    const found = Array.isArray(speakers) ? speakers : speakers.items ?? [];
    said.textContent = found.length > 0 ? '' : say('没有找到音箱；服务器须设置 upnp。', 'No speaker was found; the server needs the setting upnp.');
    list.append(...found.map(speaker => make('li', {}, button(speaker.name, () => {
      chosen = speaker;
      controls.hidden = false;
      player.pause();
      announce(say(`在${speaker.name}上播放`, `Plays on ${speaker.name}`));
      void order('play', article.element.classList.contains('article') ? { newspaper, issue, article: article.element.id } : { newspaper, issue, whole: true });
    }, { dir: 'auto' }))));
  } });
}
