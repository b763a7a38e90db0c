using Microsoft.AspNetCore.Http;

namespace AudioPaper.Host.Web.Desk;

/// <summary>Style and script of the desk. Pages work without the script.</summary>
internal static class DeskFiles
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8888; --accent: #0b57d0; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --accent: #a8c7fa; --bad: #f2b8b5; } }
        body { background: Canvas; color: CanvasText; font: 1rem/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0 auto; max-width: 64rem; padding: 0 1rem 4rem; }
        header, .who, nav, .actions { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
        nav, .actions { justify-content: start; } header { border-bottom: 1px solid var(--line); padding: .5rem 0; }
        a { color: var(--accent); } a[aria-current] { font-weight: bold; } .skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
        td:last-child { overflow-wrap: anywhere; } td input { width: 100%; }
        @media (max-width: 30rem) { th, td { padding: .4rem .3rem; font-size: .9rem; } }
        label { display: block; } input, button, select, textarea { background: Canvas; color: CanvasText; border: 1px solid #767676; border-radius: .3rem; } input, button, select { font: inherit; padding: .3rem .6rem; max-width: 100%; box-sizing: border-box; }
        textarea { font: inherit; width: 100%; box-sizing: border-box; } audio, .wave { width: 100%; } .wave { height: 5rem; stroke: var(--accent); fill: none; cursor: pointer; }
        .wave line { stroke: var(--bad); stroke-width: 2; } button[data-seek] { min-width: 4rem; } blockquote { margin: .5rem 0; padding-inline-start: 1rem; border-inline-start: 4px solid var(--line); }
        form { margin: 0; } .failure, .bad { color: var(--bad); } progress { width: 8rem; } .vh { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
        .sign { border: 1px solid var(--line); font-size: .75em; padding: 0 .2em; } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        """;

    private const string Script = """
        // Issues under way show how far they are; a page that is open learns of new ones by loading again.
        const rows = () => [...document.querySelectorAll('[data-issue]')];
        if (document.querySelector('[data-live]')) {
          const events = new EventSource('/api/v1/events');
          events.addEventListener('issue', event => {
            const look = JSON.parse(event.data);
            const row = rows().find(row => row.dataset.issue === look.newspaper + '/' + look.issue);
            const final = !['importing', 'narrating', 'assembling'].includes(look.stage);
            if (!row || (final && row.dataset.stage !== look.stage)) { location.reload(); return; }
            row.dataset.stage = look.stage;
            const bar = row.querySelector('progress');
            if (bar) { bar.max = Math.max(1, look.articles.total); bar.value = look.articles.done; }
            const count = row.querySelector('[data-count]');
            if (count) { count.textContent = look.articles.done + '/' + look.articles.total; }
          });
        }
        // The buttons of articles and the outline play the episode from there.
        const sound = document.getElementById('sound');
        const play = seconds => { sound.currentTime = seconds; sound.play(); };
        document.querySelectorAll('[data-seek]').forEach(button => button.addEventListener('click', () => play(Number(button.dataset.seek))));
        document.querySelector('.wave')?.addEventListener('click', event => {
          const box = event.currentTarget.getBoundingClientRect();
          play((event.clientX - box.left) / box.width * Number(event.currentTarget.dataset.seconds));
        });
        """;

    /// <summary>Answers with the style.</summary>
    public static Task StyleAsync(HttpContext context) => WriteAsync(context, "text/css; charset=utf-8", Style);

    /// <summary>Answers with the script.</summary>
    public static Task ScriptAsync(HttpContext context) => WriteAsync(context, "text/javascript; charset=utf-8", Script);

    private static Task WriteAsync(HttpContext context, string mediaType, string content)
    {
        context.Response.ContentType = mediaType;
        context.Response.Headers.CacheControl = "private, max-age=300";
        return context.Response.WriteAsync(content, context.RequestAborted);
    }
}
