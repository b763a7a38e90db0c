using System.Globalization;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// What an MP4 file says about itself: the box <c>udta</c> with iTunes' list of tags and, up to 255 chapters, Nero's chapter list, which
/// many players read and which cannot hold more.
/// </summary>
internal static class Mp4Tags
{
    private const int MostNeroChapters = 255;
    private const int MostShortBytes = 255;
    private const int MostLongBytes = 64 * 1024;
    private const int Utf8Type = 1;
    private const int JpegType = 13;
    private const int PngType = 14;
    private const int NumberType = 21;

    /// <summary>Writes the box.</summary>
    public static void Write(Mp4Box box, string brand, Recording recording, EpisodeTags tags) => box.Box("udta", () =>
    {
        if (recording.Chapters.Length <= MostNeroChapters)
        {
            box.FullBox("chpl", 1, 0, () =>
            {
                box.UInt32(0);
                box.UInt8(recording.Chapters.Length);
                foreach (var chapter in recording.Chapters)
                {
                    var title = Mp4Box.Utf8(PlainText.OneLine(chapter.Title), MostShortBytes);
                    box.UInt64(Milliseconds.At(recording.Format, chapter.Start) * 10_000);
                    box.UInt8(title.Length);
                    box.Raw(title);
                }
            });
        }

        box.FullBox("meta", 0, 0, () =>
        {
            box.FullBox("hdlr", 0, 0, () =>
            {
                box.UInt32(0);
                box.Raw("mdirappl"u8);
                box.Zeros(9);
            });
            box.Box("ilst", () => List(box, brand, tags));
        });
    });

    private static void List(Mp4Box box, string brand, EpisodeTags tags)
    {
        var newspaper = PlainText.OneLine(tags.Newspaper);
        var description = PlainText.Lines(tags.Description);
        Text("©nam", PlainText.OneLine(tags.Title));
        Text("©ART", newspaper);
        Text("aART", newspaper);
        Text("©alb", newspaper);
        Text("©day", tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text("©gen", "Podcast");
        Text("©cmt", description);
        Text("desc", PlainText.OneLine(description), MostShortBytes);
        Text("ldes", description);
        // Media kind: audiobook or music.
        Item("stik", NumberType, new[] { (byte)(brand == Mp4Episode.AudiobookBrand ? 2 : 1) });
        if (!tags.CoverJpeg.IsEmpty)
        {
            Item("covr", tags.CoverJpeg.Span[0] == 0x89 ? PngType : JpegType, tags.CoverJpeg);
        }

        void Text(string type, string text, int mostBytes = MostLongBytes)
        {
            if (text.Length > 0)
            {
                Item(type, Utf8Type, Mp4Box.Utf8(text, mostBytes));
            }
        }

        void Item(string type, int kind, ReadOnlyMemory<byte> value) => box.Box(type, () => box.Box("data", () =>
        {
            box.UInt32(kind, 0);
            box.Raw(value.Span);
        }));
    }
}
