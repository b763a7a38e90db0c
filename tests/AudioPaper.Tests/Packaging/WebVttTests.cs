using System.Collections.Immutable;
using System.Text;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using CsCheck;

namespace AudioPaper.Tests.Packaging;

public sealed class WebVttTests
{
    [Fact]
    public void A_transcript_looks_like_this()
    {
        var text = Write(
            new Cue("a1-1", "丰台报，<今天> & 明天", 0, 22050),
            new Cue("a1-2", "第一行\r\n\r\n第二行 --> 00:00", 22050, 22051),
            new Cue("a1-3", "夜", 22050L * 3600 * 123, (22050L * 3600 * 123) + 11));

        Assert.Equal(
            """
            WEBVTT

            a1-1
            00:00:00.000 --> 00:00:01.000
            丰台报，&lt;今天&gt; &amp; 明天

            a1-2
            00:00:01.000 --> 00:00:01.001
            第一行
            第二行 --&gt; 00:00

            a1-3
            123:00:00.000 --> 123:00:00.001
            夜

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        (from text in Gen.Char.Array[0, 60]
         from alike in Gen.OneOf("", "&amp;", "\n\n", "\r", " <b>", "-->", "&", "\0", "😀", "\u2028", "\uFEFF", "NOTE ")
         from start in Gen.Long[0, 1_000_000_000]
         from length in Gen.Long[1, 500_000]
         select new Cue("a1-1", alike + new string(text) + alike, start, start + length))
        .Array[1, 5]
        .Sample(
            cues =>
            {
                cues = [.. cues.Select((cue, index) => cue with { Id = $"a1-{index}" })];

                var read = WebVtt.Read(Write(cues));

                Assert.Equal(cues.Select(cue => cue.Id), read.Select(cue => cue.Id));
                Assert.Equal(cues.Select(cue => WebVtt.Carried(cue.Text)), read.Select(cue => cue.Text));
                Assert.Equal(
                    cues.Select(cue => Milliseconds.At(Sounds.Format, cue.Start)),
                    read.Select(cue => (long)cue.Start.TotalMilliseconds));
                Assert.All(read, cue => Assert.True(cue.End > cue.Start));
            },
            iter: 3_000);

    [Fact]
    public void Text_of_ordinary_lines_is_carried_as_it_is() =>
        Assert.Equal(" 𠮷 😀\t<&>\nzwei ", WebVtt.Carried(" 𠮷 😀\t<&>\nzwei "));

    [Fact]
    public void Transcripts_of_others_are_read_too()
    {
        var cues = WebVtt.Read(
            "\uFEFFWEBVTT - a title\r\nKind: captions\r\n\r\nNOTE a remark\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n"
            + "00:01.500 --> 01:00:02.000 align:start\r\n<v Anna>Guten&nbsp;<i>Tag</i>&lrm;&unknown; 1 < 2\r\n\r\nid 1\r\n00:05.000 --> nonsense\r\nlost\r\n");

        var cue = Assert.Single(cues);
        Assert.Equal(new WebVttCue("", TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3602), "Guten\u00A0Tag\u200E&unknown; 1 "), cue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("WEBVTTX")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nSubRip")]
    public void What_is_no_transcript_is_refused(string text) => Assert.Throws<InvalidDataException>(() => WebVtt.Read(text));

    [Theory]
    [InlineData("a --> b")]
    [InlineData("a\nb")]
    public void An_id_that_would_break_the_file_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => Write(new Cue(id, "x", 0, 1000)));

    private static string Write(params Cue[] cues)
    {
        using var stream = new MemoryStream();
        WebVtt.Write(new Recording(Sounds.Format, long.MaxValue, ImmutableArray<Chapter>.Empty, [.. cues]), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
