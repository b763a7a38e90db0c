using System.IO.Compression;
using System.Text;
using AudioPaper.Diagnostics;
using AudioPaper.Intake;
using AudioPaper.Segmentation;

namespace AudioPaper.Tests.Intake.Formats;

public sealed class MetsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_a_zip_file_and_all_files_given_one_by_one_give_the_same_articles()
    {
        var corpus = Corpus.Folder("mets");
        ZipFile.CreateFromDirectory(corpus, folder["issue.zip"]);
        File.Copy(Corpus.PathOf("mets"), folder["mets.xml"]);
        var alto = Directory.GetFiles(Path.Combine(corpus, "alto"));
        var expected = await HeadlinesOfAsync(Corpus.PathOf("mets"));
        Assert.Equal(["Old Crane Lifts Again", "Lighthouse Needs Paint", "Goose on the Ferry"], expected);
        Assert.Equal(expected, await HeadlinesOfAsync(corpus));
        Assert.Equal(expected, await HeadlinesOfAsync(folder["issue.zip"]));
        Assert.Equal(expected, await HeadlinesOfAsync([alto[0], Corpus.PathOf("mets"), alto[1]]));
    }

    [Fact]
    public async Task Without_a_logical_structure_pages_come_in_the_order_of_the_physical_one()
    {
        await WriteAsync("a.xml", Alto("First page, read second."));
        await WriteAsync("b.xml", Alto("Second page, read first."));
        await WriteAsync("issue.xml", Mets([("F1", "a.xml"), ("F2", "b.xml")], """<structMap TYPE="PHYSICAL"><div><div ORDERLABEL="A1"><fptr FILEID="F2"/></div><div ORDERLABEL="A2"><fptr FILEID="F1"/></div></div></structMap>"""));
        var source = Assert.Single(await ReadAsync(folder.Path));
        Assert.Equal("Second page, read first.\n\fFirst page, read second.\n", source.Text);
        Assert.Equal(["A1", "A2"], source.Regions.Select(region => region.Page));
    }

    [Fact]
    public async Task A_page_that_was_not_given_is_told()
    {
        await WriteAsync("a.xml", Alto("A page."));
        await WriteAsync("issue.xml", Mets([("F1", "a.xml"), ("F2", "b.xml")], """<structMap TYPE="PHYSICAL"><div><fptr FILEID="F1"/><fptr FILEID="F2"/></div></structMap>"""));
        var finding = Assert.Single(Assert.Single(await ReadAsync(folder.Path)).Diagnostics);
        Assert.Equal((Severity.Error, "issue.xml names the page b.xml, which was not given with it."), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("../secret.xml")]
    [InlineData("file://../secret.xml")]
    [InlineData("a/../../secret.xml")]
    [InlineData("..%2Fsecret.xml")]
    [InlineData("..\\secret.xml")]
    [InlineData("link/secret.xml")]
    [InlineData("link.xml")]
    [InlineData("PATH")]
    [InlineData("file://PATH")]
    [InlineData("http://127.0.0.1:9/secret.xml")]
    public async Task Nothing_outside_the_folder_is_read(string address)
    {
        var inside = Directory.CreateDirectory(folder["inside"]).FullName;
        await WriteAsync("secret.xml", Alto("A secret."));
        if (address.StartsWith("link", StringComparison.Ordinal))
        {
            Directory.CreateSymbolicLink(Path.Combine(inside, "link"), folder.Path);
            File.CreateSymbolicLink(Path.Combine(inside, "link.xml"), folder["secret.xml"]);
        }

        await WriteAsync("inside/issue.xml", Mets([("F1", address.Replace("PATH", folder["secret.xml"], StringComparison.Ordinal))], ""));
        foreach (var input in new[] { inside, Path.Combine(inside, "issue.xml") })
        {
            Assert.Contains("points to no ALTO page", (await Assert.ThrowsAsync<IntakeException>(() => ReadAsync(input))).Message, StringComparison.Ordinal);
        }

        using (var zip = ZipFile.Open(folder["issue.zip"], ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(Path.Combine(inside, "issue.xml"), "mets.xml");
        }

        await Assert.ThrowsAsync<IntakeException>(() => ReadAsync(folder["issue.zip"]));
    }

    [Fact]
    public async Task A_page_is_found_by_its_own_name_where_the_folders_were_lost()
    {
        await WriteAsync("a.xml", Alto("A page."));
        await WriteAsync("issue.xml", Mets([("F1", "http://library.example.org/1931/05/alto/a.xml")], ""));
        Assert.Equal("A page.\n", Assert.Single(await ReadAsync(folder.Path)).Text);
    }

    [Fact]
    public async Task A_block_that_two_articles_name_is_read_once_and_one_that_none_names_is_not_lost()
    {
        await WriteAsync("a.xml", "<alto><Layout><Page><PrintSpace>" + string.Concat(new[] { "One for two.", "Nobody names this one." }.Select((text, i) => Block($"B{i}", text))) + "</PrintSpace></Page></Layout></alto>");
        const string area = """<fptr><area FILEID="F1" BEGIN="B0"/></fptr>""";
        await WriteAsync("issue.xml", Mets([("F1", "a.xml")], $"""<structMap TYPE="LOGICAL"><div TYPE="article">{area}</div><div TYPE="article">{area}</div><div TYPE="article"><fptr><area FILEID="F9" BEGIN="B9"/></fptr></div></structMap>"""));
        var sources = await ReadAsync(folder.Path);
        Assert.Equal(["One for two.", "Nobody names this one.\n"], sources.Select(source => source.Text));
        Corpus.AssertAllIsAccountedFor(sources, Segmenter.Segment([.. sources]));
    }

    [Fact]
    public async Task Words_of_low_confidence_are_known()
    {
        var source = (await ReadAsync(Corpus.Folder("mets")))[0];
        var word = Assert.Single(source.Uncertain);
        Assert.Equal(("of", 0.41), (source.Text.Substring(word.Start, word.Length), word.Confidence));
    }

    private static string Block(string id, string text) =>
        $"""<TextBlock ID="{id}"><TextLine>{string.Join("<SP/>", text.Split(' ').Select(word => $"<String CONTENT=\"{word}\"/>"))}</TextLine></TextBlock>""";

    private static string Alto(string text) => $"<alto><Layout><Page><PrintSpace>{Block("B", text)}</PrintSpace></Page></Layout></alto>";

    private static string Mets((string Id, string Address)[] files, string maps) =>
        $"""<mets xmlns:x="http://www.w3.org/1999/xlink"><fileSec><fileGrp>{string.Concat(files.Select(file => $"<file ID=\"{file.Id}\"><FLocat x:href=\"{file.Address}\"/></file>"))}</fileGrp></fileSec>{maps}</mets>""";

    private static async Task<IReadOnlyList<Source>> ReadAsync(params string[] inputs) => await PageReader.ReadAsync(inputs, TestContext.Current.CancellationToken);

    private static async Task<string[]> HeadlinesOfAsync(params string[] inputs) => [.. Segmenter.Segment([.. await ReadAsync(inputs)]).Articles.Select(article => article.Headline.Text)];

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(folder[name], text, Encoding.UTF8, TestContext.Current.CancellationToken);
}
