using System.Globalization;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// The tag at the head of an MP3 file: ID3v2.3.0, the version most programs read, with chapters (“ID3v2 Chapter Frame
/// Addendum”, 1.0). All text is UTF-16 with a byte order mark; the tag is not unsynchronised and has no padding.
/// </summary>
public static class Id3Tag
{
    /// <summary>Most entries of one table of contents. The format ends at 255; above, tables are nested.</summary>
    public const int TocEntryLimit = 200;

    private const uint NoByteOffset = 0xFFFF_FFFF;
    private const byte TopLevel = 2;
    private const byte Ordered = 1;

    /// <summary>Makes the whole tag.</summary>
    /// <param name="recording">Length and chapters; chapters are named <c>ch1</c>, <c>ch2</c>, … in their order.</param>
    /// <param name="tags">Everything else.</param>
    /// <exception cref="OverflowException">The tag would pass 256 MB, or the sound 49 days.</exception>
    public static byte[] Make(Recording recording, EpisodeTags tags)
    {
        var frames = new Id3Writer();
        var culture = CultureInfo.InvariantCulture;
        frames.Text("TIT2", PlainText.OneLine(tags.Title));
        frames.Text("TPE1", PlainText.OneLine(tags.Newspaper));
        frames.Text("TALB", PlainText.OneLine(tags.Newspaper));
        frames.Text("TYER", tags.Date.ToString("yyyy", culture));
        frames.Text("TDAT", tags.Date.ToString("ddMM", culture));
        frames.Text("TLEN", Milliseconds.At(recording.Format, recording.SampleCount).ToString(culture));
        frames.Text("TLAN", Iso639.ThreeLetters(tags.Language));
        frames.Text("TCON", "Podcast");
        WriteComment(frames, tags);
        WriteChapters(frames, recording);
        WriteCover(frames, tags.CoverJpeg.Span);
        return frames.ToTag();
    }

    private static void WriteComment(Id3Writer frames, EpisodeTags tags)
    {
        if (PlainText.Lines(tags.Description) is { Length: > 0 } description)
        {
            frames.Frame("COMM", body =>
            {
                body.Byte(Id3Writer.Utf16);
                body.Ascii(Iso639.ThreeLetters(tags.Language));
                body.Utf16Text("", isTerminated: true);
                body.Utf16Text(description);
            });
        }
    }

    private static void WriteCover(Id3Writer frames, ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.IsEmpty)
        {
            return;
        }

        const byte frontCover = 3;
        var picture = jpeg.ToArray();
        frames.Frame("APIC", body =>
        {
            body.Byte(Id3Writer.Latin1);
            body.AsciiTerminated("image/jpeg");
            body.Byte(frontCover);
            body.AsciiTerminated("");
            body.Bytes(picture);
        });
    }

    private static void WriteChapters(Id3Writer frames, Recording recording)
    {
        if (recording.Chapters.IsEmpty)
        {
            return;
        }

        var ids = Enumerable.Range(1, recording.Chapters.Length).Select(number => $"ch{number}").ToArray();
        WriteToc(frames, ids);
        foreach (var (id, chapter) in ids.Zip(recording.Chapters))
        {
            frames.Frame("CHAP", body =>
            {
                body.AsciiTerminated(id);
                body.UInt32(checked((uint)Milliseconds.At(recording.Format, chapter.Start)));
                body.UInt32(checked((uint)Milliseconds.At(recording.Format, chapter.End)));
                body.UInt32(NoByteOffset);
                body.UInt32(NoByteOffset);
                body.Text("TIT2", PlainText.OneLine(chapter.Title));
            });
        }
    }

    // Children of a table are chapters, or tables of at most 200 entries, level upon level until one table holds all.
    private static void WriteToc(Id3Writer frames, string[] ids)
    {
        var level = 0;
        while (ids.Length > TocEntryLimit)
        {
            level++;
            var groups = ids.Chunk(TocEntryLimit).ToArray();
            ids = [.. Enumerable.Range(1, groups.Length).Select(number => $"toc{level}-{number}")];
            foreach (var (id, group) in ids.Zip(groups))
            {
                WriteToc(frames, id, Ordered, group);
            }
        }

        WriteToc(frames, "toc", TopLevel | Ordered, ids);
    }

    private static void WriteToc(Id3Writer frames, string id, byte flags, string[] children) =>
        frames.Frame("CTOC", body =>
        {
            body.AsciiTerminated(id);
            body.Byte(flags);
            body.Byte(checked((byte)children.Length));
            foreach (var child in children)
            {
                body.AsciiTerminated(child);
            }
        });
}
