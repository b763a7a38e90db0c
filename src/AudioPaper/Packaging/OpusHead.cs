using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// The two packets before the sound (RFC 7845, 5): the head, and the comments with tags, chapters (“Chapter Extension” of Vorbis comments) and
/// the cover (FLAC's picture block, RFC 9639, 8.8, in Base64).
/// </summary>
internal static class OpusHead
{
    /// <summary>The head: one channel, the samples to leave out, the sample rate before encoding, no gain.</summary>
    public static byte[] Identification(int sampleRate)
    {
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        head[8] = 1;
        head[9] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), OpusTiming.PreSkipSampleCount);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), sampleRate);
        return head;
    }

    /// <summary>The comments.</summary>
    public static byte[] Comments(Recording recording, EpisodeTags tags)
    {
        var comments = List(recording, tags);
        using var packet = new MemoryStream();
        packet.Write("OpusTags"u8);
        Text("AudioPaper");
        Number(comments.Count);
        comments.ForEach(Text);
        return packet.ToArray();

        void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(bytes.Length);
            packet.Write(bytes);
        }

        void Number(int value)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(four, value);
            packet.Write(four);
        }
    }

    private static List<string> List(Recording recording, EpisodeTags tags)
    {
        var newspaper = PlainText.OneLine(tags.Newspaper);
        List<string> comments =
        [
            $"TITLE={PlainText.OneLine(tags.Title)}",
            $"ARTIST={newspaper}",
            $"ALBUM={newspaper}",
            $"DATE={tags.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            $"LANGUAGE={Iso639.ThreeLetters(tags.Language)}",
            "GENRE=Podcast",
        ];
        if (PlainText.Lines(tags.Description) is { Length: > 0 } description)
        {
            comments.Add($"DESCRIPTION={description}");
        }

        for (var i = 0; i < recording.Chapters.Length; i++)
        {
            var start = TimeSpan.FromMilliseconds(Milliseconds.At(recording.Format, recording.Chapters[i].Start));
            comments.Add(string.Create(CultureInfo.InvariantCulture, $"CHAPTER{i:000}={(int)start.TotalHours:00}:{start.Minutes:00}:{start.Seconds:00}.{start.Milliseconds:000}"));
            comments.Add(string.Create(CultureInfo.InvariantCulture, $"CHAPTER{i:000}NAME={PlainText.OneLine(recording.Chapters[i].Title)}"));
        }

        if (!tags.CoverJpeg.IsEmpty)
        {
            comments.Add($"METADATA_BLOCK_PICTURE={Convert.ToBase64String(Picture(tags.CoverJpeg.Span))}");
        }

        return comments;
    }

    // Front cover (3), media type, no description, sizes and colours not told.
    private static byte[] Picture(ReadOnlySpan<byte> image)
    {
        var type = image[0] == 0x89 ? "image/png"u8 : "image/jpeg"u8;
        var block = new byte[32 + type.Length + image.Length];
        BinaryPrimitives.WriteInt32BigEndian(block, 3);
        BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(4), type.Length);
        type.CopyTo(block.AsSpan(8));
        BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(28 + type.Length), image.Length);
        image.CopyTo(block.AsSpan(32 + type.Length));
        return block;
    }
}
