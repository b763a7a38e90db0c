using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// What stands before the sound in an MP4 file, and tells where everything is: the boxes <c>ftyp</c> and <c>moov</c> with a track of AAC
/// and a QuickTime chapter track (ISO/IEC 14496-12 and -14; QuickTime File Format, “Chapter lists”). Behind it the media data
/// holds the chapter titles and then all packets.
/// </summary>
/// <param name="Brand">Major brand: <c>M4A </c> or <c>M4B </c>.</param>
/// <param name="Recording">Length and chapters.</param>
/// <param name="Tags">What the file says about itself.</param>
/// <param name="PacketSizesBytes">
/// Size of every packet, the priming one first. Two bytes for a packet (2 MB for 12 hours) are all that grows with the sound.
/// </param>
internal sealed record Mp4Movie(string Brand, Recording Recording, EpisodeTags Tags, IReadOnlyList<ushort> PacketSizesBytes)
{
    private const int SoundTrack = 1;
    private const int TextTrack = 2;
    private const int PacketsPerChunk = 43; // 2 s at 22,050 Hz
    private const int MostTitleBytes = 32_000;
    private const long MostUInt32 = uint.MaxValue;

    private readonly ImmutableArray<byte[]> titles = [.. Recording.Chapters.Select(chapter => ChapterText(chapter.Title))];

    private PcmFormat Format => Recording.Format;

    private long MediaSampleCount => (long)PacketSizesBytes.Count * AacTiming.SamplesPerPacket;

    private long SoundSizeBytes => PacketSizesBytes.Sum(size => (long)size);

    private long TextSizeBytes => titles.Sum(title => (long)title.Length);

    /// <summary>Lengths that do not fit 32 bits (a day at 48,000 Hz) want the wide boxes.</summary>
    private int Version => MediaSampleCount > MostUInt32 ? 1 : 0;

    /// <summary>Makes all that stands before the packets, the header of the media data and the titles included.</summary>
    public ReadOnlyMemory<byte> Make()
    {
        var mediaSizeBytes = TextSizeBytes + SoundSizeBytes;
        var headerSizeBytes = mediaSizeBytes + 8 > MostUInt32 ? 16 : 8;
        // The size of the boxes does not depend on the offsets they hold, so it is taken from a first draft.
        var before = Write(0).Bytes.Length + headerSizeBytes;
        var head = Write(before);
        if (headerSizeBytes == 16)
        {
            head.UInt32(1);
            head.Raw("mdat"u8);
            head.UInt64(mediaSizeBytes + 16);
        }
        else
        {
            head.UInt32(mediaSizeBytes + 8);
            head.Raw("mdat"u8);
        }

        foreach (var title in titles)
        {
            head.Raw(title);
        }

        return head.Bytes;
    }

    private Mp4Box Write(long mediaStart)
    {
        var box = new Mp4Box();
        box.Box("ftyp", () =>
        {
            box.Raw(System.Text.Encoding.ASCII.GetBytes(Brand));
            box.UInt32(0x200);
            box.Raw(System.Text.Encoding.ASCII.GetBytes(Brand));
            box.Raw("M4A isomiso2mp42"u8);
        });
        return box.Box("moov", () =>
        {
            box.FullBox("mvhd", Version, 0, () =>
            {
                Times(box);
                box.UInt32(Format.SampleRate);
                box.Time(Version, Recording.SampleCount);
                box.UInt32(0x10000, 0x01000000, 0, 0);
                box.IdentityMatrix();
                box.Zeros(24);
                box.UInt32(titles.IsEmpty ? TextTrack : TextTrack + 1);
            });
            Sound(box, mediaStart + TextSizeBytes);
            if (!titles.IsEmpty)
            {
                Text(box, mediaStart);
            }

            Mp4Tags.Write(box, Brand, Recording, Tags);
        });
    }

    private void Times(Mp4Box box)
    {
        // No time of making: the same sound gives the same bytes.
        box.Time(Version, 0);
        box.Time(Version, 0);
    }

    private void TrackHeader(Mp4Box box, int id, int flags, int volume) => box.FullBox("tkhd", Version, flags, () =>
    {
        Times(box);
        box.UInt32(id, 0);
        box.Time(Version, Recording.SampleCount);
        box.Zeros(8);
        box.UInt16(0);
        box.UInt16(id == SoundTrack ? 1 : 0);
        box.UInt16(volume);
        box.UInt16(0);
        box.IdentityMatrix();
        box.UInt32(0, 0);
    });

    private void Edit(Mp4Box box, long mediaTime) => box.Box("edts", () => box.FullBox("elst", Version, 0, () =>
    {
        box.UInt32(1);
        box.Time(Version, Recording.SampleCount);
        box.Time(Version, mediaTime);
        box.UInt32(0x10000);
    }));

    private void MediaHeader(Mp4Box box, int version, int timescale, long length, string handler, string name)
    {
        box.FullBox("mdhd", version, 0, () =>
        {
            box.Time(version, 0);
            box.Time(version, 0);
            box.UInt32(timescale);
            box.Time(version, length);
            // Three letters, five bits each, counted from 0x60.
            var language = Iso639.ThreeLetters(Tags.Language);
            box.UInt16(((language[0] - 0x60) << 10) | ((language[1] - 0x60) << 5) | (language[2] - 0x60));
            box.UInt16(0);
        });
        box.FullBox("hdlr", 0, 0, () =>
        {
            box.UInt32(0);
            box.Raw(System.Text.Encoding.ASCII.GetBytes(handler));
            box.Zeros(12);
            box.Raw(System.Text.Encoding.ASCII.GetBytes(name + "\0"));
        });
    }

    private static void DataReference(Mp4Box box) => box.Box("dinf", () => box.FullBox("dref", 0, 0, () =>
    {
        box.UInt32(1);
        box.FullBox("url ", 0, 1, () => { });
    }));

    private void Sound(Mp4Box box, long start) => box.Box("trak", () =>
    {
        TrackHeader(box, SoundTrack, flags: 3, volume: 0x100);
        Edit(box, AacTiming.PrimingSampleCount);
        if (!titles.IsEmpty)
        {
            box.Box("tref", () => box.Box("chap", () => box.UInt32(TextTrack)));
        }

        box.Box("mdia", () =>
        {
            MediaHeader(box, Version, Format.SampleRate, MediaSampleCount, "soun", "SoundHandler");
            box.Box("minf", () =>
            {
                box.FullBox("smhd", 0, 0, () => box.UInt32(0));
                DataReference(box);
                box.Box("stbl", () =>
                {
                    AacDescription.Write(box, Format, PacketSizesBytes);
                    box.FullBox("stts", 0, 0, () => box.UInt32(1, PacketSizesBytes.Count, AacTiming.SamplesPerPacket));
                    SoundChunks(box, start);
                    // Decoding must begin one packet early: 14496-12, 10.1, “roll”.
                    box.FullBox("sgpd", 1, 0, () =>
                    {
                        box.Raw("roll"u8);
                        box.UInt32(2, 1);
                        box.UInt16(0xFFFF);
                    });
                    box.FullBox("sbgp", 0, 0, () =>
                    {
                        box.Raw("roll"u8);
                        box.UInt32(1, PacketSizesBytes.Count, 1);
                    });
                });
            });
        });
    });

    private void SoundChunks(Mp4Box box, long start)
    {
        var count = PacketSizesBytes.Count;
        var (fullChunks, rest) = (count / PacketsPerChunk, count % PacketsPerChunk);
        box.FullBox("stsc", 0, 0, () =>
        {
            box.UInt32((fullChunks > 0 ? 1 : 0) + (rest > 0 ? 1 : 0));
            if (fullChunks > 0)
            {
                box.UInt32(1, PacketsPerChunk, 1);
            }

            if (rest > 0)
            {
                box.UInt32(fullChunks + 1, rest, 1);
            }
        });
        box.FullBox("stsz", 0, 0, () =>
        {
            box.UInt32(0, count);
            foreach (var size in PacketSizesBytes)
            {
                box.UInt32(size);
            }
        });
        var isWide = SoundSizeBytes > MostUInt32 / 2;
        box.FullBox(isWide ? "co64" : "stco", 0, 0, () =>
        {
            box.UInt32(fullChunks + (rest > 0 ? 1 : 0));
            var at = start;
            for (var packet = 0; packet < count; packet++)
            {
                if (packet % PacketsPerChunk == 0)
                {
                    box.Time(isWide ? 1 : 0, at);
                }

                at += PacketSizesBytes[packet];
            }
        });
    }

    private void Text(Mp4Box box, long start) => box.Box("trak", () =>
    {
        // Part of the movie, but not shown by itself.
        TrackHeader(box, TextTrack, flags: 2, volume: 0);
        Edit(box, 0);
        box.Box("mdia", () =>
        {
            var starts = Recording.Chapters.Select(chapter => Milliseconds.At(Format, chapter.Start)).Append(Milliseconds.At(Format, Recording.SampleCount)).ToArray();
            MediaHeader(box, 0, 1_000, starts[^1], "text", "SubtitleHandler");
            box.Box("minf", () => ChapterTrack.Write(box, start, starts, titles, () => DataReference(box)));
        });
    });

    private static byte[] ChapterText(string title)
    {
        var text = Mp4Box.Utf8(PlainText.OneLine(title), MostTitleBytes);
        // Its length, the text, and an atom that says it is UTF-8.
        return [(byte)(text.Length >> 8), (byte)text.Length, .. text, 0, 0, 0, 12, .. "encd"u8, 0, 0, 1, 0];
    }
}
