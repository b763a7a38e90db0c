using System.Globalization;
using System.Text;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Packaging;

namespace AudioPaper.Host.Web.Speakers.Addresses;

/// <summary>The newest issue, article by article, as a playlist with whole addresses: speakers fetch it once and know no folder of it.</summary>
internal static class SpeakerPlaylist
{
    /// <summary>Makes it: extended M3U, or PLS, both in UTF-8. An issue without articles of their own is one entry.</summary>
    /// <param name="newspaper">The newspaper.</param>
    /// <param name="site">Under which address it is seen.</param>
    /// <param name="extension"><c>m3u</c>, <c>m3u8</c> or <c>pls</c>.</param>
    public static RenderedBody Render(ServedNewspaper newspaper, SiteAddress site, string extension)
    {
        var issue = newspaper.Newest;
        var entries = ServedArticle.Of(issue).Select(article => new Entry(
            site.Url(issue.Folder, $"articles/{article.File}").AbsoluteUri, PlainText.OneLine(article.Chapter.Title), article.Chapter.EndSeconds - article.Chapter.StartSeconds)).ToList();
        if (entries.Count == 0)
        {
            entries.Add(new Entry(site.Url(issue.Folder, issue.Episode.Enclosure.Name).AbsoluteUri, PlainText.OneLine(issue.Episode.Title), issue.Episode.DurationSeconds));
        }

        var text = extension == "pls" ? Pls(entries) : M3u(entries, PlainText.OneLine(issue.Episode.Title));
        return new RenderedBody(Encoding.UTF8.GetBytes(text), MediaTypeOf(extension), newspaper.Modified);
    }

    /// <summary>What it is served as. Not as Apple's type: programs that believe it look for a live stream in it.</summary>
    public static string MediaTypeOf(string extension) => extension switch { "pls" => "audio/x-scpls", "m3u8" => "audio/mpegurl; charset=utf-8", _ => "audio/x-mpegurl" };

    private static string M3u(List<Entry> entries, string title)
    {
        var text = new StringBuilder("#EXTM3U\n").Append("#PLAYLIST:").Append(title).Append('\n');
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{entry.WholeSeconds},{entry.Title}\n{entry.Url}\n");
        }

        return text.ToString();
    }

    private static string Pls(List<Entry> entries)
    {
        var text = new StringBuilder("[playlist]\n");
        foreach (var (entry, i) in entries.Select((entry, i) => (entry, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"File{i}={entry.Url}\nTitle{i}={entry.Title}\nLength{i}={entry.WholeSeconds}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"NumberOfEntries={entries.Count}\nVersion=2\n").ToString();
    }

    private sealed record Entry(string Url, string Title, double Seconds)
    {
        public long WholeSeconds => Math.Max(1, (long)Math.Round(Math.Clamp(Seconds, 0, 1e6), MidpointRounding.AwayFromZero));
    }
}
