// Puts the parts together. Pages work without any of it.

import { offerActions } from './actions.js';
import { announce } from './announce.js';
import { Bar } from './bar.js';
import { offerCaptions } from './captions.js';
import { button } from './elements.js';
import { bringIntoView, showSentences } from './highlight.js';
import { Issue } from './issue.js';
import { offerKeys } from './keys.js';
import { offerKeeping } from './offline.js';
import { Player } from './player.js';
import { resume } from './resume.js';
import { leaveRoom } from './room.js';
import { offerSearch } from './search.js';
import { mediaSession } from './session.js';
import { offerSettings } from './settings.js';
import { Skim } from './skim.js';
import { offerSleep } from './sleep.js';
import { offerSpeakers } from './speakers.js';
import { say, spokenTime } from './words.js';
import { offerRemarks } from './wrong.js';

/** @param {HTMLElement} text @param {HTMLElement} head */
function startPlayer(text, head) {
  const issue = new Issue(text);
  if (issue.articles.length === 0) return;
  const audio = /** @type {HTMLAudioElement} */ (document.getElementById('sound'));
  audio.controls = false;
  const player = new Player(audio, issue);
  const skim = new Skim(player);
  const captions = offerCaptions(audio);
  const own = document.body.dataset.own ?? location.pathname;
  const sayWrong = offerRemarks(player, own, head);
  offerSpeakers(player, own);
  const openActions = offerActions(player);
  const sleep = offerSleep(player);
  const openKeys = button(say('键盘', 'Keyboard'), () => showKeys(), { 'aria-haspopup': 'dialog' });
  const bar = new Bar(player, skim, {
    caption: captions.line,
    tools: [button(say('这一句…', 'This sentence…'), openActions, { 'aria-haspopup': 'dialog' }), captions.toggle, openKeys, sleep.label],
  });
  head.after(bar.element);
  document.body.classList.add('plays');
  leaveRoom(bar.element);
  showSentences(player);
  const search = offerSearch(player);
  const showKeys = offerKeys([
    { keys: [' ', 'k'], name: say('播放或暂停', 'Play or pause'), run: () => bar.toggle() },
    { keys: ['ArrowLeft'], name: say('上一句', 'Previous sentence'), run: () => bar.step('sentence', -1) },
    { keys: ['ArrowRight'], name: say('下一句', 'Next sentence'), run: () => bar.step('sentence', 1) },
    { keys: ['['], name: say('上一段', 'Previous paragraph'), run: () => bar.step('passage', -1) },
    { keys: [']'], name: say('下一段', 'Next paragraph'), run: () => bar.step('passage', 1) },
    { keys: ['p'], name: say('上一篇', 'Previous article'), run: () => bar.step('article', -1) },
    { keys: ['n'], name: say('下一篇', 'Next article'), run: () => bar.step('article', 1) },
    { keys: ['P'], name: say('上一版块', 'Previous section'), run: () => bar.step('section', -1) },
    { keys: ['N'], name: say('下一版块', 'Next section'), run: () => bar.step('section', 1) },
    { keys: ['h'], name: say('浏览标题', 'Headlines'), run: () => bar.flipSkim() },
    { keys: ['Enter'], name: say('浏览标题时：打开这篇文章', 'Among headlines: open the article'), run: () => bar.openArticle() },
    { keys: ['-'], name: say('慢一点', 'Slower'), run: () => bar.changeSpeed(-1) },
    { keys: ['+', '='], name: say('快一点', 'Faster'), run: () => bar.changeSpeed(1) },
    { keys: ['/'], name: say('查找', 'Search'), run: () => search.focus() },
    { keys: ['c'], name: say('字幕', 'Captions'), run: () => captions.flip() },
    { keys: ['.'], name: say('这一句…', 'This sentence…'), run: openActions },
    { keys: ['w'], name: say('这里读错了', 'This was said wrong'), run: sayWrong },
    { keys: ['f'], name: say('光标移到正在读的句子', 'Focus on the sentence that is read'), run: () => issue.sentences[player.current].element.focus() },
  ]);
  player.addEventListener('moved', () => bringIntoView(issue.sentences[player.current].element));
  mediaSession(player, { newspaper: head.dataset.newspaper ?? '', title: head.dataset.title ?? '', cover: /** @type {HTMLImageElement} */ (document.getElementById('cover')).src });
  const from = resume(player, own);
  if (from > 0) announce(say(`从 ${spokenTime(from)} 处接着听：${player.article.title}`, `Goes on at ${spokenTime(from)}: ${player.article.title}`));
  void offerKeeping(head, audio);
}

// The choice is kept; the address need not tell it any longer.
if (new URLSearchParams(location.search).has('lang')) {
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}

offerSettings();
const [text, head] = [document.getElementById('text'), document.getElementById('issue')];
if (text && head) startPlayer(text, head);

if ('serviceWorker' in navigator) {
  const root = document.body.dataset.root ?? '/';
  navigator.serviceWorker.register(`${root}worker.js?v=${document.body.dataset.version}`, { scope: root, updateViaCache: 'none' }).catch(() => {
    // Not over plain http, or refused: then there is no offline.
  });
}
