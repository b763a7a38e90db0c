using System.Globalization;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Front.Player;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Front;

/// <summary>The page of a newspaper: its issues, newest first.</summary>
/// <param name="newspaper">The newspaper.</param>
/// <param name="site">Under which address it is seen.</param>
/// <param name="isChinese">Whether the words around are Chinese; else English.</param>
internal sealed class NewspaperPage(ServedNewspaper newspaper, SiteAddress site, bool isChinese)
{
    private const int IssuesOnPage = 50;

    private readonly string language = newspaper.Newest.Episode.Language;
    private readonly string own = site.Link(newspaper.Folder, "");

    /// <summary>Makes it; null when there is no such page.</summary>
    /// <param name="page">Which page; null for the newest issues.</param>
    public RenderedBody? Render(int? page)
    {
        var paging = new FeedPaging(newspaper.Issues.Length, IssuesOnPage);
        return paging.Issues(page) is not { } range ? null : FrontHtml.Page(FrameOf(newspaper, site, isChinese, newspaper.Record.Name, own) with { Above = Above(site, isChinese) }, html =>
        {
            html.Open("h1", ("lang", language), ("class", "nameplate")).PageText(newspaper.Record.Name).Close("h1").Raw("\n");
            if (newspaper.Settings.Description.Length > 0)
            {
                html.Open("p", ("lang", language), ("class", "about")).PageText(newspaper.Settings.Description).Close("p").Raw("\n");
            }

            Feeds(html, newspaper, site, isChinese);
            html.Open("p").Element("a", isChinese ? "在音箱上收听" : "Listen on speakers", ("href", site.Link(newspaper.Folder, "listen"))).Close("p").Raw("\n");
            html.Element("h2", isChinese ? "各期" : "Issues").Raw("\n").Open("ul", ("class", "issues")).Raw("\n");
            foreach (var issue in newspaper.Issues[range].Reverse())
            {
                html.Open("li").Link(site.Link(issue.Folder, ""), issue.Episode.Title, issue.Episode.Language).Text(" ")
                    .Element("span", ArticleHtml.Length((long)(issue.Episode.DurationSeconds * 1000)), ("class", "length")).Close("li").Raw("\n");
            }

            html.Close("ul").Raw("\n");
            if (page is { } number)
            {
                html.Open("p").Element("a", isChinese ? "较新" : "Newer", ("href", paging.Newer(number) is { } newer ? Page(newer) : own), ("rel", "prev")).Close("p").Raw("\n");
            }

            if (paging.Older(page) is { } older)
            {
                html.Open("p").Element("a", isChinese ? "较早" : "Older", ("href", Page(older)), ("rel", "next")).Close("p");
            }
        });
    }

    /// <summary>What stands around the pages of a newspaper.</summary>
    public static PageFrame FrameOf(ServedNewspaper newspaper, SiteAddress site, bool isChinese, string title, string own) =>
        new(site, isChinese, title, own, site.Link(newspaper.Folder, SiteManifest.FileName)) { Feeds = FeedsOf(newspaper, site), Modified = newspaper.Modified };

    /// <summary>The pages above that of a newspaper. Whoever listens in private came from nowhere.</summary>
    public static List<(string Name, string Link, string? Language)> Above(SiteAddress site, bool isChinese) =>
        site.IsPrivate ? [] : [(FrontPage.TitleIn(isChinese), $"{site.RootPrefix}/", null)];

    /// <summary>Titles and paths of a newspaper's feeds, the full one first.</summary>
    public static IEnumerable<(string Title, string Link)> FeedsOf(ServedNewspaper newspaper, SiteAddress site)
    {
        var feeds = new ServedFeed(newspaper, site);
        return feeds.All().Select(feed => (feeds.TitleOf(feed), feeds.Url(feed).AbsolutePath));
    }

    /// <summary>Writes a list of a newspaper's feeds.</summary>
    public static void Feeds(HtmlOutput html, ServedNewspaper newspaper, SiteAddress site, bool isChinese)
    {
        html.Element("p", isChinese ? "在播客应用中订阅：" : "Subscribe in a podcast app:", ("class", "subscribe")).Raw("\n").Open("ul", ("class", "feeds")).Raw("\n");
        foreach (var (title, link) in FeedsOf(newspaper, site))
        {
            html.Open("li").Link(link, title, newspaper.Newest.Episode.Language).Close("li").Raw("\n");
        }

        html.Close("ul").Raw("\n");
    }

    private string Page(int number) => string.Create(CultureInfo.InvariantCulture, $"{own}?page={number}");
}
