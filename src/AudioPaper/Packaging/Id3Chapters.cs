using System.Collections.Immutable;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// Chapters in a tag (“ID3v2 Chapter Frame Addendum”, 1.0): a table of contents of sections and of chapters without one, a table
/// for each section, and a chapter frame with title, link and picture for each article. Programs that know no tables list
/// the chapter frames, which stand in the order of the sound.
/// </summary>
internal static class Id3Chapters
{
    /// <summary>Most entries of one table of contents. The format ends at 255; above, tables are nested.</summary>
    public const int TocEntryLimit = 200;

    /// <summary>Most bytes of pictures in chapters, a minute of sound at 64 kbit/s: a player reads the whole tag before it plays. Beyond, no chapter has one.</summary>
    public const int PictureLimitBytes = 480_000;

    private const uint NoByteOffset = 0xFFFF_FFFF;
    private const byte TopLevel = 2;
    private const byte Ordered = 1;
    private const byte OtherPicture = 0;

    /// <summary>Writes tables and chapters; nothing when there are no chapters.</summary>
    /// <param name="frames">The tag.</param>
    /// <param name="recording">The chapters; those in a row that have the same section stand in one table.</param>
    /// <param name="details">Links and pictures by article.</param>
    /// <exception cref="OverflowException">The sound is longer than 49 days.</exception>
    public static void Write(Id3Writer frames, Recording recording, ImmutableDictionary<string, ChapterDetails> details)
    {
        if (recording.Chapters.IsEmpty)
        {
            return;
        }

        WriteTables(frames, recording.Chapters);
        var found = recording.Chapters.Select(chapter => details.GetValueOrDefault(chapter.ArticleId)).ToList();
        var hasPictures = found.Sum(detail => (long)(detail?.ImageJpeg.Length ?? 0)) <= PictureLimitBytes;
        for (var i = 0; i < found.Count; i++)
        {
            var (chapter, detail) = (recording.Chapters[i], found[i]);
            frames.Frame("CHAP", body =>
            {
                body.AsciiTerminated(IdOf(i));
                body.UInt32(checked((uint)Milliseconds.At(recording.Format, chapter.Start)));
                body.UInt32(checked((uint)Milliseconds.At(recording.Format, chapter.End)));
                body.UInt32(NoByteOffset);
                body.UInt32(NoByteOffset);
                body.Text("TIT2", PlainText.OneLine(chapter.Title));
                WriteLink(body, detail?.Url);
                body.Picture(hasPictures ? detail?.ImageJpeg ?? default : default, OtherPicture);
            });
        }
    }

    private static string IdOf(int chapter) => $"ch{chapter + 1}";

    private static void WriteLink(Id3Writer chapter, Uri? url)
    {
        if (WebLink.Absolute(url) is { } address)
        {
            chapter.Frame("WXXX", body =>
            {
                body.Byte(Id3Writer.Latin1);
                body.AsciiTerminated("chapter url");
                body.Ascii(address);
            });
        }
    }

    private static void WriteTables(Id3Writer frames, ImmutableArray<Chapter> chapters)
    {
        var top = new List<string>();
        var section = 0;
        for (var i = 0; i < chapters.Length;)
        {
            var name = PlainText.OneLine(chapters[i].Section ?? "");
            var end = i + 1;
            if (name.Length == 0)
            {
                top.Add(IdOf(i));
            }
            else
            {
                for (; end < chapters.Length && PlainText.OneLine(chapters[end].Section ?? "") == name; end++)
                {
                }

                top.Add($"sec{++section}");
                WriteTable(frames, top[^1], Ordered, name, [.. Enumerable.Range(i, end - i).Select(IdOf)]);
            }

            i = end;
        }

        WriteTable(frames, "toc", TopLevel | Ordered, "", top);
    }

    // Children of a table are chapters, or tables of at most 200 entries, level upon level until one table holds all.
    private static void WriteTable(Id3Writer frames, string id, byte flags, string title, IReadOnlyList<string> children)
    {
        for (var level = 1; children.Count > TocEntryLimit; level++)
        {
            var groups = children.Chunk(TocEntryLimit).ToList();
            children = [.. groups.Select((_, i) => $"{id}{level}-{i + 1}")];
            foreach (var (child, group) in children.Zip(groups))
            {
                WriteTable(frames, child, Ordered, "", group);
            }
        }

        frames.Frame("CTOC", body =>
        {
            body.AsciiTerminated(id);
            body.Byte(flags);
            body.Byte(checked((byte)children.Count));
            foreach (var child in children)
            {
                body.AsciiTerminated(child);
            }

            if (title.Length > 0)
            {
                body.Text("TIT2", title);
            }
        });
    }
}
