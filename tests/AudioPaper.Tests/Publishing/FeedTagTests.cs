using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AudioPaper.Packaging;
using AudioPaper.Publishing;
using CsCheck;

namespace AudioPaper.Tests.Publishing;

/// <summary>What servers add to feeds, and that no text breaks any of it.</summary>
public sealed class FeedTagTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";

    private static readonly string[] Awkward =
        ["]]>", "<![CDATA[", "&amp;", "</title>", "\u202E", "\u2066", "\uD83D", "\uDE00", "😀", "\u0000", "\u0008", "\uFFFE", "\r\n", "\u2028", "报", "<!--", "<?xml ?>", "\uFEFF"];

    private static readonly Gen<string> Pieces = Gen.OneOf(Gen.Char.Select(c => c.ToString()), Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]));

    private static readonly Gen<string> Texts = Gen.OneOf(Pieces.Array[0, 60].Select(string.Concat), Pieces.Select(Gen.Int[4_000, 6_000], (piece, count) => new StringBuilder().Insert(0, piece, count / piece.Length).ToString()));

    [Fact]
    public void Any_text_in_any_place_is_read_back_and_no_description_is_too_long() => Gen.Select(Texts, Texts, Texts).Sample((title, description, name) =>
    {
        var item = Item with { Title = title, Description = description };
        var channel = Read(Example with { Title = title, Description = description, Author = name, Copyright = name, OwnerEmail = name, People = [new(name, "narrator", "cast")], Items = [item] });

        Assert.Equal(PlainText.OneLine(title), (string?)channel.Element("title"));
        Assert.Equal(PlainText.OneLine(title), (string?)channel.Element("image")!.Element("title"));
        Assert.Equal(PlainText.OneLine(title), (string?)channel.Element("item")!.Element("title"));
        Assert.Equal(PlainText.OneLine(name), (string?)channel.Element(Itunes + "author"));
        Assert.Equal(PlainText.OneLine(name), (string?)channel.Element(Podcast + "person"));
        Assert.Equal(name.Length == 0 ? null : PlainText.OneLine(name), (string?)channel.Element("copyright"));
        Assert.Equal(name.Length == 0 ? null : PlainText.OneLine(name), (string?)channel.Element(Podcast + "locked")!.Attribute("owner"));
        foreach (var told in new[] { (string)channel.Element("description")!, (string)channel.Element("item")!.Element("description")! })
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(told), 0, FeedText.MostDescriptionBytes);
            Assert.True(told == PlainText.Lines(description) || told.EndsWith('…'));
        }
    }, iter: 400);

    [Fact]
    public void A_long_description_ends_with_a_whole_line_and_a_mark()
    {
        var lines = Enumerable.Range(1, 300).Select(i => $"{i.ToString(CultureInfo.InvariantCulture)}. 一篇文章的题目，写得不短").ToList();
        var told = FeedText.Description(string.Join('\n', lines)).Split('\n');

        Assert.Equal("…", told[^1]);
        Assert.Equal(lines.Take(told.Length - 1), told[..^1]);
        Assert.InRange(Encoding.UTF8.GetByteCount(string.Join('\n', told)), 3_900, 4_000);
        Assert.Equal("短", FeedText.Description("短"));
        Assert.Equal(new string('一', 1332) + "…", FeedText.Description(new string('一', 5_000)));
    }

    [Fact]
    public void Pages_hubs_formats_and_numbers_stand_where_readers_look()
    {
        var channel = Read(Example with
        {
            Pages = new FeedPages(new("https://a.example/f.xml"), new("https://a.example/f.xml?page=1"), new("https://a.example/f.xml?page=3"), new("https://a.example/f.xml?page=1")),
            Hubs = [new("https://hub.example/")],
            IsBlocked = true,
            Frequency = UpdateFrequency.Of(Enumerable.Range(0, 7).Select(i => new DateOnly(2026, 3, 18).AddDays(-i))),
            Category = "News/Politics",
            Items = [Item],
        });
        var item = channel.Element("item")!;

        Assert.Equal(["self f.xml?page=2", "first f.xml", "previous f.xml?page=3", "next f.xml?page=1", "last f.xml?page=1", "hub "],
            channel.Elements(Atom + "link").Select(link => $"{(string?)link.Attribute("rel")} {((string)link.Attribute("href")!).Split('/')[^1]}"));
        Assert.Null(channel.Elements(Atom + "link").Last().Attribute("type"));
        Assert.Equal(("Yes", "yes", "FREQ=DAILY", "每日"), ((string?)channel.Element(Itunes + "block"), (string?)channel.Element(Podcast + "block"), (string?)channel.Element(Podcast + "updateFrequency")!.Attribute("rrule"), (string?)channel.Element(Podcast + "updateFrequency")));
        Assert.Equal("Politics", (string?)channel.Element(Itunes + "category")!.Element(Itunes + "category")!.Attribute("text"));
        Assert.Equal(("2026", "77", "2026", "77"), ((string?)item.Element(Itunes + "season"), (string?)item.Element(Itunes + "episode"), (string?)item.Element(Podcast + "season"), (string?)item.Element(Podcast + "episode")));
        Assert.Equal(["text/vtt", "application/x-subrip"], item.Elements(Podcast + "transcript").Select(transcript => (string?)transcript.Attribute("type")));
        var other = item.Element(Podcast + "alternateEnclosure")!;
        Assert.Equal(("audio/mp4", "100000", "80000", "https://a.example/e.m4b"), ((string?)other.Attribute("type"), (string?)other.Attribute("length"), (string?)other.Attribute("bitrate"), (string?)other.Element(Podcast + "source")!.Attribute("uri")));
    }

    [Theory]
    [InlineData("0,1,2,3,4,5,6", "FREQ=DAILY", "Daily")]
    [InlineData("0,1,2,3,4,7,8", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every Monday, Tuesday, Wednesday, Thursday, Friday")]
    [InlineData("0,7,14,21,28", "FREQ=WEEKLY;BYDAY=FR", "Every Friday")]
    [InlineData("0,0,0,1,1,2", null, null)]
    [InlineData("0,1,2,3,20", null, null)]
    [InlineData("", null, null)]
    public void The_frequency_is_what_the_last_dates_show(string daysAgo, string? rule, string? words)
    {
        var friday = new DateOnly(2026, 3, 20);
        var frequency = UpdateFrequency.Of(daysAgo.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(days => friday.AddDays(-int.Parse(days, CultureInfo.InvariantCulture))));

        Assert.Equal((rule, words), (frequency?.Rule, frequency?.Words("en")));
    }

    [Fact]
    public void Parts_of_an_issue_and_of_a_podcast_have_ids_of_their_own_for_ever()
    {
        var date = new DateOnly(2026, 3, 18);
        Guid[] guids = [EpisodeGuid.Make("海湾晚报", date, ""), EpisodeGuid.OfDigest("海湾晚报", date, ""), EpisodeGuid.OfArticle("海湾晚报", date, "", "a1"), EpisodeGuid.OfArticle("海湾晚报", date, "", "a2"), EpisodeGuid.OfArticle("海湾晚报", date, "晚", "a1")];

        Assert.Equal(guids.Length, guids.Distinct().Count());
        Assert.Equal("b6e77975-9847-5045-8e8e-d6c527910994", guids[2].ToString());
        Assert.NotEqual(FeedGuid.OfPart(guids[0], "headlines.xml"), FeedGuid.OfPart(guids[0], "articles.xml"));
    }

    private static FeedItem Item => new(
        EpisodeGuid.Make("A", new(2026, 3, 18), ""), "t", "d", new(2026, 3, 18, 6, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(10), new(new("https://a.example/e.mp3"), 7, "audio/mpeg"),
        TranscriptUrl: new("https://a.example/t.vtt"))
    {
        SubtitlesUrl = new("https://a.example/t.srt"),
        ImageUrl = new("https://a.example/i.jpg"),
        Episode = (2026, 77),
        Alternates = [new(new("https://a.example/e.m4b"), 100_000, "audio/mp4")],
    };

    private static Feed Example => new(
        FeedGuid.FromUrl(new Uri("https://podnews.net/rss")), "T", "d", "A", "zh-CN", new("https://a.example/f.xml?page=2"), new("https://a.example/"), new("https://a.example/c.jpg"), []);

    private static XElement Read(Feed feed)
    {
        using var stream = new MemoryStream();
        FeedXml.Write(feed, stream);
        stream.Position = 0;
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { CheckCharacters = true });
        return XDocument.Load(xml).Root!.Element("channel")!;
    }
}
