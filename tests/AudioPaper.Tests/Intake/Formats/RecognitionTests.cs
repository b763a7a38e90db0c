using System.Text;
using AudioPaper.Intake;

namespace AudioPaper.Tests.Intake.Formats;

public class RecognitionTests
{
    [Theory]
    [InlineData("本报讯（记者 张三）今天", "page.txt", SourceFormat.PageText)]
    [InlineData("no ending at all", "page", SourceFormat.PageText)]
    [InlineData("[编者按] 今天", "page.txt", SourceFormat.PageText)]
    [InlineData("{ not json", "page.txt", SourceFormat.PageText)]
    [InlineData("<编者按> 今天", "page.txt", SourceFormat.PageText)]
    [InlineData("<b>Old</b> page", "page.txt", SourceFormat.PageText)]
    [InlineData("%PDF-1.7\n", "page.bin", SourceFormat.Pdf)]
    [InlineData("not a PDF", "page.pdf", SourceFormat.Unknown)]
    [InlineData("{\"articles\":[]}", "page.txt", SourceFormat.Articles)]
    [InlineData("\uFEFF {\"headline\":\"x\"}", "a", SourceFormat.Ninjs)]
    [InlineData("[{\"body_text\":\"x\"}]", "a.json", SourceFormat.Ninjs)]
    [InlineData("{\"articles\":[", "a.json", SourceFormat.Articles)]
    [InlineData("{\"name\":\"package\"}", "package.json", SourceFormat.Unknown)]
    [InlineData("[1,2]", "a.json", SourceFormat.Unknown)]
    [InlineData("<?xml version='1.0'?><!-- x --><alto/>", "a.xml", SourceFormat.Alto)]
    [InlineData("<a:alto xmlns:a='http://www.loc.gov/standards/alto/ns-v3#'/>", "a.xml", SourceFormat.Alto)]
    [InlineData("<?xml version='1.0'?><mets:mets xmlns:mets='http://www.loc.gov/METS/'/>", "a.xml", SourceFormat.Mets)]
    [InlineData("<?xml version='1.0'?><rdf:RDF/>", "a.xml", SourceFormat.Feed)]
    [InlineData("<!DOCTYPE html><p>x", "a.txt", SourceFormat.Html)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x 'y'>]><html/>", "a", SourceFormat.Html)]
    [InlineData("<p>x", "a.html", SourceFormat.Html)]
    [InlineData("# A", "a.md", SourceFormat.Markdown)]
    [InlineData("# A", "a.txt", SourceFormat.PageText)]
    [InlineData("PK\u0003\u0004", "a.epub", SourceFormat.Epub)]
    [InlineData("PK\u0003\u0004", "a", SourceFormat.Zip)]
    public void A_format_is_told_by_content_then_by_name(string text, string name, SourceFormat format) =>
        Assert.Equal(format, FormatRecognition.Recognise(Encoding.UTF8.GetBytes(text), name));

    [Fact]
    public void A_folder_with_pages_stands_for_its_pages_alone()
    {
        Assert.Equal(["page2.TXT", "page10.pdf"], PageFiles.Choose(["page10.pdf", "page2.TXT", "expected.json", "README.md"]));
        Assert.Equal(["a2.html", "a10.json"], PageFiles.Choose(["a10.json", "a2.html", "a3.jpg", "LICENSE"]));
    }

    [Fact]
    public async Task A_folder_of_files_of_several_formats_is_read_in_natural_order()
    {
        using var folder = new TemporaryFolder();
        var cancellationToken = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder["2.md"], "# Two\n\nText.\n", cancellationToken);
        await File.WriteAllTextAsync(folder["10.json"], """{"articles":[{"headline":"Ten"}]}""", cancellationToken);
        await File.WriteAllTextAsync(folder["picture.jpg"], "x", cancellationToken);
        var sources = await PageReader.ReadAsync([folder.Path], cancellationToken);
        Assert.Equal(["2.md", "10.json"], sources.Select(source => source.Name));
        var issue = AudioPaper.Segmentation.Segmenter.Segment(sources);
        Assert.Equal(["a1 Two 1", "a2 Ten 2"], issue.Articles.Select(article => $"{article.Id} {article.Headline} {article.Page}"));
    }
}
