using System.Globalization;
using System.Text;

namespace AudioPaper.Packaging;

/// <summary>The files of an issue's articles as a playlist that every player knows: extended M3U in UTF-8 (<c>audio/x-mpegurl</c>).</summary>
public static class M3u8Playlist
{
    /// <summary>Writes the playlist; it stands in the folder.</summary>
    /// <param name="files">The articles' files.</param>
    /// <param name="durations">Their lengths, in the same order; rounded to whole seconds, as old players read no others.</param>
    /// <param name="tags">Title and newspaper of the issue.</param>
    /// <param name="stream">Gets UTF-8 without a byte order mark, lines ending in LF; not closed.</param>
    public static void Write(IReadOnlyList<ArticleSoundFile> files, IReadOnlyList<TimeSpan> durations, EpisodeTags tags, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("#EXTM3U");
        text.WriteLine("#EXTENC:UTF-8");
        text.WriteLine("#PLAYLIST:" + PlainText.OneLine(tags.Title));
        text.WriteLine("#EXTART:" + PlainText.OneLine(tags.Author));
        foreach (var (file, duration) in files.Zip(durations))
        {
            var seconds = Math.Max(1, (long)Math.Round(duration.TotalSeconds, MidpointRounding.AwayFromZero));
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#EXTINF:{seconds},{PlainText.OneLine(file.Chapter.Title)}"));
            text.WriteLine(file.Path);
        }
    }
}
