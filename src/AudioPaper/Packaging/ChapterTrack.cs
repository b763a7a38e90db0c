using System.Collections.Immutable;

namespace AudioPaper.Packaging;

/// <summary>The media information of a QuickTime chapter track (QuickTime File Format, “Text media” and “Chapter lists”).</summary>
internal static class ChapterTrack
{
    /// <summary>Writes the content of its <c>minf</c>.</summary>
    /// <param name="box">Where to.</param>
    /// <param name="start">Where in the file the titles stand, one after the other.</param>
    /// <param name="milliseconds">Start of each chapter, and the end of the last.</param>
    /// <param name="titles">The titles as they stand in the file.</param>
    /// <param name="dataReference">Writes <c>dinf</c>.</param>
    public static void Write(Mp4Box box, long start, long[] milliseconds, ImmutableArray<byte[]> titles, Action dataReference)
    {
        box.Box("gmhd", () =>
        {
            box.FullBox("gmin", 0, 0, () =>
            {
                box.UInt16(0x40); // copied as it is
                box.UInt16(0x8000);
                box.UInt16(0x8000);
                box.UInt16(0x8000);
                box.UInt32(0);
            });
            box.Box("text", box.IdentityMatrix);
        });
        dataReference();
        box.Box("stbl", () =>
        {
            box.FullBox("stsd", 0, 0, () =>
            {
                box.UInt32(1);
                box.Box("text", () =>
                {
                    box.Zeros(6);
                    box.UInt16(1); // data reference
                    box.UInt32(1, 0); // display flags, justification
                    box.Zeros(6 + 8 + 8 + 2 + 2 + 1 + 2 + 6 + 1); // black on nothing, in no box, by the first font, without a name
                });
            });
            box.FullBox("stts", 0, 0, () =>
            {
                box.UInt32(titles.Length);
                for (var i = 0; i < titles.Length; i++)
                {
                    box.UInt32(1, milliseconds[i + 1] - milliseconds[i]);
                }
            });
            box.FullBox("stsc", 0, 0, () => box.UInt32(1, 1, titles.Length, 1));
            box.FullBox("stsz", 0, 0, () =>
            {
                box.UInt32(0, titles.Length);
                foreach (var title in titles)
                {
                    box.UInt32(title.Length);
                }
            });
            box.FullBox("stco", 0, 0, () => box.UInt32(1, start));
        });
    }
}
