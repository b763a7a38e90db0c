// The sleep timer: pauses after some minutes, or at the end of the article.

import { announce } from './announce.js';
import { choice } from './elements.js';
import { say } from './words.js';

/** @param {import('./player.js').Player} player */
export function offerSleep(player) {
  let timer = 0;
  let left = 0;
  let atEnd = -1;
  const end = () => {
    clearInterval(timer);
    player.pause();
    select.value = '0';
    announce(say('睡眠定时到，已暂停', 'Paused by the sleep timer'));
  };
  const { label, select } = choice(say('睡眠定时', 'Sleep timer'), [
    ['0', say('关', 'Off')], ...['5', '10', '15', '30', '45', '60', '90'].map(n => /** @type {[string, string]} */ ([n, say(`${n} 分钟`, `${n} minutes`)])), ['end', say('本篇结束', 'End of the article')],
  ], '0', value => {
    clearInterval(timer);
    atEnd = value === 'end' ? player.issue.articles.indexOf(player.article) : -1;
    left = Number(value) * 60;
    // Only what is heard counts.
    if (left > 0) timer = window.setInterval(() => { if (player.isPlaying && --left <= 0) end(); }, 1000);
    announce(value === '0' ? say('睡眠定时已关闭', 'Sleep timer off') : say(`睡眠定时：${select.selectedOptions[0].text}`, `Sleep timer: ${select.selectedOptions[0].text}`));
  });
  player.audio.addEventListener('timeupdate', () => {
    if (atEnd < 0 || player.ms < player.issue.articles[atEnd].end) return;
    const wasHeard = player.ms < player.issue.articles[atEnd].end + 1500;
    atEnd = -1;
    if (wasHeard) end();
    else select.value = '0';
  });
  return { label, select };
}
