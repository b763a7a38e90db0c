// Runs before the page is drawn: theme and size of type as they were chosen on this device.
(() => {
  try {
    const look = JSON.parse(localStorage.getItem('audiopaper.look') ?? '{}');
    if (['light', 'dark', 'contrast'].includes(look.theme)) document.documentElement.dataset.theme = look.theme;
    if (['125', '150', '200'].includes(look.size)) document.documentElement.dataset.size = look.size;
  } catch {
    // Storage is refused, or holds something else: the page looks as the system likes it.
  }
})();
