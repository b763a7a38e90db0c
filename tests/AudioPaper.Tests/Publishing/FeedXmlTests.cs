using System.Text;
using System.Xml;
using System.Xml.Linq;
using AudioPaper.Publishing;
using CsCheck;

namespace AudioPaper.Tests.Publishing;

public sealed class FeedXmlTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";

    [Fact]
    public void The_channel_has_all_that_PSP_1_asks_for()
    {
        var channel = Read(Example).Root!.Element("channel")!;

        var self = channel.Element(Atom + "link")!;
        Assert.Equal("https://example.org/feed.xml", (string?)self.Attribute("href"));
        Assert.Equal("self", (string?)self.Attribute("rel"));
        Assert.Equal("application/rss+xml", (string?)self.Attribute("type"));
        Assert.Equal("丰台报", (string?)channel.Element("title"));
        Assert.Equal("每日 <要闻> & 更多\n第二行", (string?)channel.Element("description"));
        Assert.Equal("https://example.org/", (string?)channel.Element("link"));
        Assert.Equal("zh-CN", (string?)channel.Element("language"));
        Assert.Equal("false", (string?)channel.Element(Itunes + "explicit"));
        Assert.Equal("https://example.org/%E5%B0%81%E9%9D%A2.jpg", (string?)channel.Element(Itunes + "image")!.Attribute("href"));
        Assert.Equal("News", (string?)channel.Element(Itunes + "category")!.Attribute("text"));
        Assert.Equal("Daily News", (string?)channel.Element(Itunes + "category")!.Element(Itunes + "category")!.Attribute("text"));
        Assert.Equal("9b024349-ccf0-5f69-a609-6b82873eab3c", (string?)channel.Element(Podcast + "guid"));
        Assert.Equal("podcast", (string?)channel.Element(Podcast + "medium"));
        Assert.Equal("no", (string?)channel.Element(Podcast + "locked"));
    }

    [Fact]
    public void Items_stand_newest_first_and_tell_all_about_the_episode()
    {
        var items = Read(Example).Root!.Element("channel")!.Elements("item").ToArray();

        Assert.Equal(["十一月十八日", "十一月十七日"], items.Select(item => (string?)item.Element("title")));
        var item = items[0];
        var enclosure = item.Element("enclosure")!;
        Assert.Equal("https://xn--fiqs8s.example/2026-11-18/%E5%A3%B0%E9%9F%B3.mp3?a=1&b=2", (string?)enclosure.Attribute("url"));
        Assert.Equal("1836300", (string?)enclosure.Attribute("length"));
        Assert.Equal("audio/mpeg", (string?)enclosure.Attribute("type"));
        Assert.Equal("false", (string?)item.Element("guid")!.Attribute("isPermaLink"));
        Assert.Equal(Example.Items[1].Guid.ToString(), (string?)item.Element("guid"));
        Assert.Equal("Wed, 18 Nov 2026 06:05:04 +0800", (string?)item.Element("pubDate"));
        Assert.Equal("1230", (string?)item.Element(Itunes + "duration"));
        Assert.Equal("full", (string?)item.Element(Itunes + "episodeType"));
        Assert.Equal("application/json+chapters", (string?)item.Element(Podcast + "chapters")!.Attribute("type"));
        Assert.Equal("text/vtt", (string?)item.Element(Podcast + "transcript")!.Attribute("type"));
        Assert.Equal("Tue, 17 Nov 2026 00:00:00 +0000", (string?)items[1].Element("pubDate"));
        Assert.Null(items[1].Element(Podcast + "chapters"));
    }

    [Fact]
    public void A_feed_is_ASCII_in_its_addresses_and_UTF_8_without_a_mark_and_the_same_each_time()
    {
        var bytes = Write(Example);

        Assert.Equal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss", Encoding.UTF8.GetString(bytes)[..43]);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal(bytes, Write(Example with { Items = [Example.Items[1], Example.Items[0]] }));
    }

    [Fact]
    public void Any_text_gives_XML_that_can_be_read_and_says_the_same() =>
        Gen.Char.Array[0, 40].Select(chars => new string(chars)).Sample(text =>
        {
            var channel = Read(Example with { Title = text, Description = text }).Root!.Element("channel")!;
            Assert.Equal(AudioPaper.Packaging.PlainText.OneLine(text), (string?)channel.Element("title"));
            Assert.Equal(AudioPaper.Packaging.PlainText.Lines(text), (string?)channel.Element("description"));
        }, iter: 2_000);

    [Fact]
    public void A_relative_address_is_refused() =>
        Assert.Throws<ArgumentException>(() => Write(Example with { Link = new Uri("/here", UriKind.Relative) }));

    private static Feed Example => new(
        FeedGuid.FromUrl(new Uri("https://podnews.net/rss")),
        "丰台\u0000报",
        "每日 <要闻> & 更多\r\n第二行",
        "丰台报社",
        "zh-CN",
        new Uri("https://example.org/feed.xml"),
        new Uri("https://example.org"),
        new Uri("https://example.org/封面.jpg"),
        [
            new(EpisodeGuid.Make("丰台报", new(2026, 11, 17), ""), "十一月十七日", "", new(2026, 11, 17, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(10), new(new("https://example.org/a.mp3"), 1, "audio/mpeg")),
            new(
                EpisodeGuid.Make("丰台报", new(2026, 11, 18), ""),
                "十一月十八日",
                "今天 ]]> 的",
                new(2026, 11, 18, 6, 5, 4, TimeSpan.FromHours(8)),
                TimeSpan.FromSeconds(1229.5),
                new(new("https://中国.example/2026-11-18/声音.mp3?a=1&b=2"), 1_836_300, "audio/mpeg"),
                new("https://example.org/2026-11-18"),
                new("https://example.org/2026-11-18/chapters.json"),
                new("https://example.org/2026-11-18/transcript.vtt")),
        ]);

    private static byte[] Write(Feed feed)
    {
        using var stream = new MemoryStream();
        FeedXml.Write(feed, stream);
        return stream.ToArray();
    }

    private static XDocument Read(Feed feed)
    {
        using var xml = XmlReader.Create(new MemoryStream(Write(feed)), new XmlReaderSettings { CheckCharacters = true });
        return XDocument.Load(xml);
    }
}
