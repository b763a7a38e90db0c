using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Front.Player;
using AudioPaper.Packaging;
using AudioPaper.Packaging.ReadAlong;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Front;

/// <summary>
/// The page of an issue: its episode, its contents and its whole text, of which the script makes the player. Issues without a read-along file have
/// the list of their articles only.
/// </summary>
/// <param name="newspaper">Its newspaper.</param>
/// <param name="issue">The issue.</param>
/// <param name="site">Under which address it is seen.</param>
/// <param name="isChinese">Whether the words around are Chinese; else English.</param>
internal sealed class IssuePage(ServedNewspaper newspaper, ServedIssue issue, SiteAddress site, bool isChinese)
{
    private readonly PageFrame frame = NewspaperPage.FrameOf(newspaper, site, isChinese, issue.Episode.Title, site.Link(issue.Folder, "")) with
    {
        Above = [.. NewspaperPage.Above(site, isChinese), (newspaper.Record.Name, site.Link(newspaper.Folder, ""), issue.Episode.Language)],
    };

    // Text and sound of one page belong together, also where an earlier version of the sound is kept.
    private readonly string version = string.Create(CultureInfo.InvariantCulture, $"{issue.Stamp.EpisodeTicks:x}-{issue.Stamp.ReadAlongTicks:x}");

    /// <summary>Makes it.</summary>
    public RenderedBody Render() => FrontHtml.Page(frame, html =>
    {
        var read = ReadAlongFile.Read(issue.Path);
        Beginning(html, read);
        if (read is not null)
        {
            Contents(html, read);
            html.Open("div", ("id", "text"), ("lang", ArticleHtml.Tag(read.Language))).Raw("\n");
            new ArticleHtml(html, isChinese, File).Write(read);
            html.Close("div").Raw("\n");
        }
        else
        {
            Articles(html);
        }

        Files(html);
    });

    private void Beginning(HtmlOutput html, ReadAlongIssue? read)
    {
        var episode = issue.Episode;
        html.Open("header", ("id", "issue"), ("class", "issue"), ("data-version", version),
            ("data-size", episode.Enclosure.SizeBytes.ToString(CultureInfo.InvariantCulture)), ("data-title", PlainText.OneLine(episode.Title)), ("data-newspaper", PlainText.OneLine(newspaper.Record.Name))).Raw("\n");
        html.Open("img", ("id", "cover"), ("src", File("cover.jpg")), ("alt", ""), ("width", "160"), ("height", "160")).Raw("\n<div>");
        html.Open("h1", ("lang", episode.Language)).PageText(episode.Title).Close("h1").Raw("\n");
        var count = read?.Articles.Count(article => article.Kind == "article") ?? 0;
        html.Open("p", ("class", "facts")).Text(count == 0 ? "" : frame.Say($"{count} 篇文章 · ", count == 1 ? "1 article · " : $"{count} articles · ")).Text(ArticleHtml.Length((long)(episode.DurationSeconds * 1000))).Close("p").Raw("\n");
        // Nothing is fetched before somebody listens: whoever only reads is no download.
        html.Open("audio", ("id", "sound"), ("controls", ""), ("preload", "none"), ("src", $"{File(episode.Enclosure.Name)}?v={version}"), ("aria-label", PlainText.OneLine(episode.Title)));
        html.Open("track", ("kind", "captions"), ("src", File("transcript.vtt")), ("srclang", episode.Language), ("label", frame.Say("字幕", "Captions")), ("default", "")).Close("audio").Raw("\n");
        if (issue.Digest is { } digest)
        {
            html.Open("details", ("class", "digest")).Element("summary", frame.Say("只听提要", "Headlines only")).Player(digest.Title, File(digest.Enclosure.Name)).Close("details").Raw("\n");
        }

        html.Raw("</div>").Close("header").Raw("\n");
    }

    private void Contents(HtmlOutput html, ReadAlongIssue read)
    {
        html.Open("nav", ("id", "contents"), ("aria-labelledby", "contents-title")).Element("h2", frame.Say("目录", "Contents"), ("id", "contents-title")).Raw("\n").Open("ul", ("lang", ArticleHtml.Tag(read.Language))).Raw("\n");
        foreach (var section in read.Sections)
        {
            html.Open("li");
            if (section.Title is { } title)
            {
                html.Open("span", ("class", "section")).PageText(title).Close("span");
            }

            html.Open("ol").Raw("\n");
            foreach (var article in section.Articles)
            {
                html.Open("li").Link("#" + Uri.EscapeDataString(article.Id), ArticleHtml.TitleOf(article), article.Language == read.Language ? null : ArticleHtml.Tag(article.Language)).Text(" ")
                    .Element("span", ArticleHtml.Length(article.EndMs - article.BeginMs), ("class", "length")).Close("li").Raw("\n");
            }

            html.Close("ol").Close("li").Raw("\n");
        }

        html.Close("ul").Close("nav").Raw("\n");
    }

    private void Articles(HtmlOutput html)
    {
        var sound = File(issue.Episode.Enclosure.Name);
        html.Element("h2", frame.Say("文章", "Articles")).Raw("\n").Open("ol", ("lang", issue.Episode.Language)).Raw("\n");
        foreach (var article in ServedArticle.Of(issue))
        {
            var start = article.Chapter.StartSeconds;
            html.Open("li", ("id", article.Id)).Link(File($"articles/{article.File}"), article.Chapter.Title).Text(" ")
                .Element("a", ArticleHtml.Length((long)Math.Clamp(start * 1000, 0, 1e12)), ("href", string.Create(CultureInfo.InvariantCulture, $"{sound}#t={start}"))).Close("li").Raw("\n");
        }

        html.Close("ol").Raw("\n");
    }

    private void Files(HtmlOutput html)
    {
        html.Open("footer", ("class", "files")).Element("h2", frame.Say("文件", "Files")).Raw("\n").Open("ul", ("class", "feeds")).Raw("\n");
        foreach (var name in issue.Episode.Files.Select(file => file.Name).Concat(issue.Books.Select(book => book.Name)).Concat(["transcript.vtt", "transcript.srt", "articles.m3u8"]))
        {
            html.Open("li").Element("a", name, ("href", File(name))).Close("li").Raw("\n");
        }

        html.Close("ul").Close("footer");
    }

    private string File(string name) => site.Link(issue.Folder, name);
}
