using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using CsCheck;

namespace AudioPaper.Tests.Packaging;

public sealed class Id3TagTests
{
    [Fact]
    public void Any_text_stands_whole_in_a_tag_whose_sizes_add_up() =>
        Gen.Char.Array[0, 300].Select(chars => new string(chars)).Sample(text =>
        {
            var chapter = new Chapter(text, 0, 22_061);
            var recording = new Recording(Sounds.Format, 22_061, [chapter], ImmutableArray<Cue>.Empty);
            var tag = Id3Tag.Make(recording, new EpisodeTags(text, text, new(2026, 1, 2), "en", text, new byte[] { 1, 2, 3 }));

            var frames = Frames(tag.AsSpan(10));
            Assert.Equal(tag.Length - 10, (tag[6] << 21) | (tag[7] << 14) | (tag[8] << 7) | tag[9]);
            Assert.Equal(PlainText.OneLine(text), Text(frames["TIT2"]));
            Assert.Equal(PlainText.OneLine(text), Text(frames["TALB"]));
            Assert.Equal("0201", Text(frames["TDAT"]));
            Assert.Equal("1000", Text(frames["TLEN"])); // 22,061 samples are 1000.499 ms
            var chap = frames["CHAP"].AsSpan();
            Assert.Equal("ch1\0"u8, chap[..4]);
            Assert.Equal(1000u, BinaryPrimitives.ReadUInt32BigEndian(chap[8..]));
            Assert.Equal([255, 255, 255, 255, 255, 255, 255, 255], chap[12..20].ToArray());
            Assert.Equal(PlainText.OneLine(text), Text(Frames(chap[20..])["TIT2"]));
        }, iter: 2_000);

    [Theory]
    [InlineData("zh-CN", "zho")]
    [InlineData("en", "eng")]
    [InlineData("xx-YY", "und")]
    public void The_language_has_three_letters(string language, string expected)
    {
        var recording = new Recording(Sounds.Format, 1, [], []);

        Assert.Equal(expected, Text(Frames(Id3Tag.Make(recording, new("", "", new(2026, 1, 2), language, "", default)).AsSpan(10))["TLAN"]));
    }

    private static Dictionary<string, byte[]> Frames(ReadOnlySpan<byte> bytes)
    {
        var frames = new Dictionary<string, byte[]>();
        while (!bytes.IsEmpty)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
            frames.Add(Encoding.ASCII.GetString(bytes[..4]), bytes.Slice(10, size).ToArray());
            bytes = bytes[(10 + size)..];
        }

        return frames;
    }

    private static string Text(byte[] body)
    {
        Assert.Equal([1, 0xFF, 0xFE], body[..3]);
        return Encoding.Unicode.GetString(body.AsSpan(3));
    }
}
