// Keys of keyboards, headphones and lock screens (W3C, “Media Session”).

/**
 * @param {import('./player.js').Player} player
 * @param {{ newspaper: string, title: string, cover: string }} about
 */
export function mediaSession(player, about) {
  if (!('mediaSession' in navigator)) return;
  const session = navigator.mediaSession;
  let shown = -1;
  const show = () => {
    const { duration, currentTime, playbackRate } = player.audio;
    session.playbackState = player.isPlaying ? 'playing' : 'paused';
    if (Number.isFinite(duration) && duration > 0) session.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
    const article = player.issue.sentences[player.current].article;
    if (article === shown) return;
    shown = article;
    session.metadata = new MediaMetadata({ title: player.article.title, artist: about.newspaper, album: about.title, artwork: [{ src: about.cover, type: 'image/jpeg' }] });
  };
  for (const event of ['play', 'pause', 'seeked', 'ratechange', 'loadedmetadata']) player.audio.addEventListener(event, show);
  player.addEventListener('sentence', show);

  /** @type {[MediaSessionAction, (details: MediaSessionActionDetails) => void][]} */
  const handlers = [
    ['play', () => player.play()], ['pause', () => player.pause()], ['stop', () => player.pause()],
    ['nexttrack', () => player.step('article', 1)], ['previoustrack', () => player.step('article', -1)],
    ['seekforward', details => player.seek(player.ms + (details.seekOffset ?? 10) * 1000)], ['seekbackward', details => player.seek(player.ms - (details.seekOffset ?? 10) * 1000)],
    ['seekto', details => player.seek((details.seekTime ?? 0) * 1000)],
  ];
  for (const [action, handler] of handlers) {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // This browser does not know the action.
    }
  }
}
