using System.Globalization;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Web.Front;

/// <summary>The page of an issue: its episode, and its articles with their times.</summary>
/// <param name="newspaper">Its newspaper.</param>
/// <param name="issue">The issue.</param>
/// <param name="site">Under which address it is seen.</param>
/// <param name="isChinese">Whether the words around are Chinese; else English.</param>
internal sealed class IssuePage(ServedNewspaper newspaper, ServedIssue issue, SiteAddress site, bool isChinese)
{
    /// <summary>Makes it.</summary>
    public RenderedBody Render() => FrontHtml.Page(isChinese, issue.Episode.Title, NewspaperPage.FeedsOf(newspaper, site), newspaper.Modified, html =>
    {
        var (episode, sound) = (issue.Episode, File(issue.Episode.Enclosure.Name));
        html.Open("nav").Link(site.Link(newspaper.Folder, ""), newspaper.Record.Name, episode.Language).Close("nav").Raw("\n");
        html.Open("h1", ("lang", episode.Language)).PageText(episode.Title).Close("h1").Raw("\n");
        html.Open("img", ("src", File("cover.jpg")), ("alt", ""), ("width", "160"), ("height", "160")).Raw("\n").Player(episode.Title, sound);
        if (issue.Digest is { } digest)
        {
            html.Element("h2", isChinese ? "提要" : "Headlines").Raw("\n").Player(digest.Title, File(digest.Enclosure.Name));
        }

        html.Element("h2", isChinese ? "文章" : "Articles").Raw("\n").Open("ol", ("lang", episode.Language)).Raw("\n");
        foreach (var article in ServedArticle.Of(issue))
        {
            var start = article.Chapter.StartSeconds;
            html.Open("li", ("id", article.Id)).Link(File($"articles/{article.File}"), article.Chapter.Title).Text(" ")
                .Element("a", Time(start), ("href", string.Create(CultureInfo.InvariantCulture, $"{sound}#t={start}"))).Close("li").Raw("\n");
        }

        html.Close("ol").Raw("\n").Element("h2", isChinese ? "文件" : "Files").Raw("\n").Open("ul", ("class", "feeds")).Raw("\n");
        foreach (var name in episode.Files.Select(file => file.Name).Concat(issue.Books.Select(book => book.Name)).Concat(["transcript.vtt", "transcript.srt", "articles.m3u8"]))
        {
            html.Open("li").Element("a", name, ("href", File(name))).Close("li").Raw("\n");
        }

        html.Close("ul");
    });

    private string File(string name) => site.Link(issue.Folder, name);

    private static string Time(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e6)) is var time
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}") : "";
}
