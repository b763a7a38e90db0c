using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
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

    /// <summary>Makes it; null when there is no such page.</summary>
    /// <param name="page">Which page; null for the newest issues.</param>
    public RenderedBody? Render(int? page)
    {
        var paging = new FeedPaging(newspaper.Issues.Length, IssuesOnPage);
        return paging.Issues(page) is not { } range ? null : FrontHtml.Page(isChinese, newspaper.Record.Name, FeedsOf(newspaper, site), newspaper.Modified, html =>
        {
            html.Open("h1", ("lang", language)).PageText(newspaper.Record.Name).Close("h1").Raw("\n");
            if (newspaper.Settings.Description.Length > 0)
            {
                html.Open("p", ("lang", language)).PageText(newspaper.Settings.Description).Close("p").Raw("\n");
            }

            Feeds(html, newspaper, site, isChinese);
            html.Element("h2", isChinese ? "各期" : "Issues").Raw("\n").Open("ul").Raw("\n");
            foreach (var issue in newspaper.Issues[range].Reverse())
            {
                html.Open("li").Link(site.Link(issue.Folder, ""), issue.Episode.Title, issue.Episode.Language).Close("li").Raw("\n");
            }

            html.Close("ul").Raw("\n");
            var own = site.Link(newspaper.Folder, "");
            if (page is { } number)
            {
                html.Open("p").Element("a", isChinese ? "较新" : "Newer", ("href", paging.Newer(number) is { } newer ? $"{own}?page={newer}" : own), ("rel", "prev")).Close("p").Raw("\n");
            }

            if (paging.Older(page) is { } older)
            {
                html.Open("p").Element("a", isChinese ? "较早" : "Older", ("href", $"{own}?page={older}"), ("rel", "next")).Close("p");
            }
        });
    }

    /// <summary>Titles and paths of a newspaper's feeds, the full one first.</summary>
    public static IEnumerable<(string Title, string Link)> FeedsOf(ServedNewspaper newspaper, SiteAddress site)
    {
        var feeds = new ServedFeed(newspaper, site);
        return feeds.All().Select(feed => (feeds.TitleOf(feed), feeds.Url(feed).AbsolutePath));
    }

    /// <summary>Writes a list of a newspaper's feeds.</summary>
    public static void Feeds(HtmlOutput html, ServedNewspaper newspaper, SiteAddress site, bool isChinese)
    {
        html.Element("p", isChinese ? "在播客应用中订阅：" : "Subscribe in a podcast app:").Raw("\n").Open("ul", ("class", "feeds")).Raw("\n");
        foreach (var (title, link) in FeedsOf(newspaper, site))
        {
            html.Open("li").Link(link, title, newspaper.Newest.Episode.Language).Close("li").Raw("\n");
        }

        html.Close("ul").Raw("\n");
    }
}
