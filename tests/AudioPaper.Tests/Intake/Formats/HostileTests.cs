using System.IO.Compression;
using System.Text;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Intake.Formats;

public class HostileTests
{
    private const string Laughs = """<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>""";

    [Theory]
    [InlineData("a.rss", "<rss><channel><item><title>&c;</title></item></channel></rss>")]
    [InlineData("a.xml", "<alto><Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT='&c;'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>")]
    public void Entities_are_refused(string name, string xml)
    {
        Refused(name, "<?xml version='1.0'?>" + Laughs + xml, "XML");
        Refused(name, """<?xml version='1.0'?><!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>""" + xml, "XML");
        Refused(name, """<?xml version='1.0'?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">""" + xml, "XML");
    }

    [Theory]
    [InlineData("a.json", "{\"articles\":[{\"headline\":5}]}", "articles[0].headline must be text")]
    [InlineData("a.json", "{\"articles\":{}}", "articles must be a list")]
    [InlineData("a.json", "{\"articles\":[7]}", "articles[0] must be an object")]
    [InlineData("a.json", "{\"articles\":[{\"paragraphs\":[\"x\",[]]}]}", "articles[0].paragraphs[1] must be text")]
    [InlineData("a.json", "{\"articles\":[{\"deck\":\"x\"}]}", "neither headline nor paragraphs")]
    [InlineData("a.json", "{\"articles\":[]}", "no article text")]
    [InlineData("a.json", "{\"articles\":[{\"headline\":\"x\"", "not whole JSON (line 1")]
    [InlineData("a.json", "{\"articles\":[{\"headline\":\"\\ud800\"}]}", "half a character")]
    [InlineData("a.json", "{\"articles\":[{\"\\udc00\":\"x\"}]}", "half a character")]
    [InlineData("a.json", "{\"headline\":[\"x\"]}", "a.json.headline must be text")]
    [InlineData("a.json", "{\"items\":[{\"headline\":\"x\",\"pubstatus\":\"canceled\"}]}", "withheld")]
    [InlineData("a.json", "{\"name\":\"package\"}", "no form that can be read")]
    [InlineData("a.xml", "<?xml version='1.0'?><mets/>", "points to no ALTO page")]
    [InlineData("a.xml", "<alto/>", "no lines of text")]
    [InlineData("a.rss", "<rss><channel><title>x</title>", "not XML")]
    [InlineData("a.rss", "<rss><channel><title>x</title></channel></rss>", "no article text")]
    [InlineData("a.html", "<html><body><nav>x</nav></body></html>", "no article text")]
    [InlineData("a.md", "---\ntitle: 杏林晚报\n---\n", "no article text")]
    [InlineData("a.zip", "PK\u0003\u0004", "damaged zip")]
    [InlineData("a.epub", "PK\u0003\u0004", "damaged zip")]
    public void What_cannot_be_read_is_told_in_a_sentence(string name, string text, string sentence) => Refused(name, text, sentence);

    [Theory]
    [InlineData("a.rss", "<rss><channel\n></\n></rss>")]
    [InlineData("a.json", "{\"articles\":[{\"paragraphs\":{\"x\\n\\u001b[31m\\u202e\":5}}]}")]
    public void A_sentence_that_quotes_a_file_stays_on_its_line(string name, string text)
    {
        var refusal = Assert.Throws<IntakeException>(() => SourceReader.Read(Encoding.UTF8.GetBytes(text), name, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(refusal.Message + refusal.Chinese, c => char.IsControl(c) || c == '\u202E');
    }

    [Fact]
    public void Names_of_any_length_are_quoted_in_part()
    {
        var name = new string('x', 5_000);
        Assert.All([("a.json", $"{{\"articles\":[{{\"paragraphs\":{{\"{name}\":5}}}}]}}"), ("a.rss", $"<rss><{name}></rss>")], file =>
            Assert.InRange(Assert.Throws<IntakeException>(() => SourceReader.Read(Encoding.UTF8.GetBytes(file.Item2), file.Item1, TestContext.Current.CancellationToken)).Message.Length, 20, 500));
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Refused("a.json", string.Concat(Enumerable.Repeat("{\"items\":[", 5000)), "JSON");
        Refused("a.html", string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x", "elements");
        Refused("a.html", string.Concat(Enumerable.Range(0, 5000).Select(i => $"<b id={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 5000)), "elements");
        Refused("a.html", "<p " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 ")) + ">x", "elements");
        Refused("a.md", string.Concat(Enumerable.Repeat("[a](", 100_000)), "longer than any issue");
        Refused("a.rss", string.Concat(Enumerable.Repeat("<rss>", 5000)) + string.Concat(Enumerable.Repeat("</rss>", 5000)), "nests");
        Refused("a.md", string.Concat(Enumerable.Repeat("> ", 20_000)) + "x", "");
        Refused("a.md", new string('[', 20_000) + "x", "", mayBeRead: true);
    }

    [Fact]
    public void Zip_bombs_and_nested_zips_are_refused()
    {
        Refused("a.zip", Zip(("page.txt", new string(' ', 4 << 20))), "grows more than");
        Refused("a.zip", Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}.txt", "x"))]), "2000 are the most");
        Refused("a.zip", Zip(("page.txt", "x"), ("inner.bin", Encoding.Latin1.GetString(Zip(("x.txt", "x"))))), "another zip");
        Refused("a.zip", Zip(("sound.mp3", "x")), "no pages");
        var flipped = Zip(("page.txt", "One line of text that is stored."));
        flipped[45] ^= 1;
        Refused("a.zip", flipped, "damaged zip");
        Refused("a.epub", Zip(("META-INF/container.xml", "<container><rootfile full-path='../../etc/passwd'/></container>")), "lacks its member");
        Refused("a.epub", Zip(("META-INF/container.xml", Laughs + "<container><rootfile full-path='&c;'/></container>")), "XML");
    }

    [Fact]
    public void Control_characters_are_left_out_and_accounted_for()
    {
        var sources = SourceReader.Read(Encoding.UTF8.GetBytes("{\"articles\":[{\"headline\":\"A\\u0000 b\\u200b\",\"byline\":[\"\\u0007\"],\"paragraphs\":[\"\\u0001\",\"One\\ttwo\\f\\u001b.\"]}]}"), "a.json", TestContext.Current.CancellationToken);
        var issue = Segmenter.Segment(sources);
        Assert.Equal("A b", issue.Articles.Single().Headline.Text);
        Assert.Equal(["One two ."], issue.Articles.Single().Paragraphs.Select(paragraph => paragraph.Text));
        Assert.All(issue.Skipped, skip => Assert.Equal(SkipReason.Invisible, skip.Reason));
        Corpus.AssertAllIsAccountedFor(sources, issue);
    }

    private static byte[] Zip(params (string Name, string Text)[] members)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in members)
            {
                using var writer = archive.CreateEntry(name).Open();
                writer.Write(Encoding.Latin1.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static void Refused(string name, string text, string sentence, bool mayBeRead = false) => Refused(name, Encoding.UTF8.GetBytes(text), sentence, mayBeRead);

    private static void Refused(string name, byte[] bytes, string sentence, bool mayBeRead = false)
    {
        try
        {
            SourceReader.Read(bytes, name, TestContext.Current.CancellationToken);
            Assert.True(mayBeRead, $"{name} was read.");
        }
        catch (IntakeException e)
        {
            Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
            Assert.StartsWith(name, e.Message, StringComparison.Ordinal);
            Assert.Contains(name, e.Chinese, StringComparison.Ordinal);
        }
    }
}
