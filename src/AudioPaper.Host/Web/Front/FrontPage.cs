using System.Collections.Immutable;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Front.Player;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Front;

/// <summary>The page with all public newspapers.</summary>
/// <param name="all">All newspapers; private ones are left out.</param>
/// <param name="site">Under which address it is seen.</param>
/// <param name="isChinese">Whether the words around are Chinese; else English.</param>
internal sealed class FrontPage(IEnumerable<ServedNewspaper> all, SiteAddress site, bool isChinese)
{
    private readonly ImmutableArray<ServedNewspaper> newspapers = [.. all.Where(newspaper => !newspaper.Settings.IsPrivate).OrderBy(newspaper => newspaper.Folder, StringComparer.Ordinal)];

    /// <summary>Its title.</summary>
    public static string TitleIn(bool isChinese) => isChinese ? "有声报纸" : "Newspapers to listen to";

    /// <summary>Makes it.</summary>
    public RenderedBody Render() => FrontHtml.Page(
        // Newspapers that went leave no time behind: it has none.
        new PageFrame(site, isChinese, TitleIn(isChinese), $"{site.RootPrefix}/", $"{site.RootPrefix}/{SiteManifest.FileName}") { Feeds = newspapers.SelectMany(newspaper => NewspaperPage.FeedsOf(newspaper, site)) },
        html =>
        {
            Body(html);
            html.Open("p", ("class", "desk")).Element("a", isChinese ? "编辑部登录" : "For editors", ("href", "/desk")).Close("p");
        });

    private void Body(HtmlOutput html)
    {
        html.Element("h1", TitleIn(isChinese), ("class", "nameplate")).Raw("\n");
        if (newspapers.Length == 0)
        {
            html.Element("p", isChinese ? "还没有报纸。" : "There is no newspaper yet.");
            return;
        }

        html.Open("ul", ("class", "papers")).Raw("\n");
        foreach (var newspaper in newspapers)
        {
            var (newest, language) = (newspaper.Newest, newspaper.Newest.Episode.Language);
            html.Open("li").Open("img", ("src", site.Link(newest.Folder, "cover.jpg")), ("alt", ""), ("width", "160"), ("height", "160"), ("loading", "lazy")).Raw("\n<div>");
            html.Open("h2").Link(site.Link(newspaper.Folder, ""), newspaper.Record.Name, language).Close("h2").Raw("\n");
            html.Open("p", ("class", "newest")).Link(site.Link(newest.Folder, ""), newest.Episode.Title, language).Close("p").Raw("\n");
            html.Player(newest.Episode.Title, site.Link(newest.Folder, newest.Episode.Enclosure.Name));
            NewspaperPage.Feeds(html, newspaper, site, isChinese);
            html.Raw("</div>").Close("li").Raw("\n");
        }

        html.Close("ul");
    }
}
