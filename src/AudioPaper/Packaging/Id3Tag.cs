using System.Globalization;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// The tag at the head of an MP3 file: ID3v2.3.0, the version most programs read, with chapters
/// (<see cref="Id3Chapters"/>). All text is UTF-16 with a byte order mark; the tag is not unsynchronised and has no padding.
/// </summary>
public static class Id3Tag
{
    /// <summary>Makes the whole tag.</summary>
    /// <param name="recording">Length and chapters; chapters are named <c>ch1</c>, <c>ch2</c>, … in their order.</param>
    /// <param name="tags">Everything else.</param>
    /// <exception cref="OverflowException">The tag would pass 256 MB, or the sound 49 days.</exception>
    public static byte[] Make(Recording recording, EpisodeTags tags)
    {
        var frames = new Id3Writer();
        var culture = CultureInfo.InvariantCulture;
        frames.Text("TIT2", PlainText.OneLine(tags.Title));
        frames.Text("TPE1", PlainText.OneLine(tags.Author));
        frames.Text("TALB", PlainText.OneLine(tags.Album));
        frames.Text("TYER", tags.Date.ToString("yyyy", culture));
        frames.Text("TDAT", tags.Date.ToString("ddMM", culture));
        frames.Text("TLEN", Milliseconds.At(recording.Format, recording.SampleCount).ToString(culture));
        frames.Text("TLAN", Iso639.ThreeLetters(tags.Language));
        frames.Text("TCON", "Podcast");
        if (tags.Track is var (number, count))
        {
            frames.Text("TRCK", string.Create(culture, $"{number}/{count}"));
        }

        if (Copyright(tags) is { Length: > 0 } copyright)
        {
            frames.Text("TCOP", copyright);
        }

        WriteLongText(frames, "COMM", tags.Language, tags.Description);
        WriteLongText(frames, "USLT", tags.Language, tags.Lyrics);
        WriteFeed(frames, tags);
        Id3Chapters.Write(frames, recording, tags.Chapters);
        const byte frontCover = 3;
        frames.Picture(tags.CoverJpeg, frontCover);
        return frames.ToTag();
    }

    /// <summary>The message as ID3 wants it: year, space, holder; players put “Copyright ©” before it (4.2.1, TCOP).</summary>
    private static string Copyright(EpisodeTags tags)
    {
        var holder = PlainText.OneLine(tags.Copyright);
        foreach (var sign in new[] { "copyright", "©", "(c)" })
        {
            holder = holder.StartsWith(sign, StringComparison.OrdinalIgnoreCase) ? holder[sign.Length..].TrimStart() : holder;
        }

        var hasYear = holder.Length > 4 && holder.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 && holder[4] == ' ';
        return holder.Length == 0 || hasYear ? holder : $"{tags.Date.ToString("yyyy", CultureInfo.InvariantCulture)} {holder}";
    }

    private static void WriteLongText(Id3Writer frames, string id, string language, string text)
    {
        if (PlainText.Lines(text) is { Length: > 0 } lines)
        {
            frames.Frame(id, body =>
            {
                body.Byte(Id3Writer.Utf16);
                body.Ascii(Iso639.ThreeLetters(language));
                body.Utf16Text("", isTerminated: true);
                body.Utf16Text(lines);
            });
        }
    }

    // The frames with P and G are Apple's; in those programs WFED is text in spite of its W.
    private static void WriteFeed(Id3Writer frames, EpisodeTags tags)
    {
        if (WebLink.Absolute(tags.PageUrl) is { } page)
        {
            frames.Frame("WOAF", body => body.Ascii(page));
        }

        if (WebLink.Absolute(tags.FeedUrl) is not { } feed)
        {
            return;
        }

        frames.Frame("PCST", body => body.UInt32(0));
        frames.Frame("WFED", body =>
        {
            body.Byte(Id3Writer.Latin1);
            body.AsciiTerminated(feed);
        });
        if (PlainText.OneLine(tags.ItemGuid) is { Length: > 0 } guid)
        {
            frames.Text("TGID", guid);
        }

        if (PlainText.Lines(tags.Description) is { Length: > 0 } description)
        {
            frames.Text("TDES", description);
        }
    }
}
