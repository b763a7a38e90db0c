using System.Text;
using AudioPaper.Intake;

namespace AudioPaper.Tests.Intake;

public class PageTextTests
{
    private const string Chinese = "本报讯（记者 顾汀舟）3月17日上午，海湾市滨海步道东段建成开放。这段步道全长3.6公里，从白鹭码头一直通到旧灯塔，步行走完大约需要50分钟。";
    private const string Traditional = "本報訊（記者 顧汀舟）海灣市濱海步道東段昨天上午建成開放，從白鷺碼頭一直通到舊燈塔，步行走完大約需要五十分鐘，許多市民一早就來到海邊散步。";
    private const string English = "“Repair Café” — the café’s neighbours fixed more than 900 toasters, and it cost £480.";

    static PageTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", Chinese)]
    [InlineData("gb18030", Chinese)]
    [InlineData("gb2312", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("utf-16", Chinese)]
    [InlineData("utf-16BE", Chinese)]
    [InlineData("utf-32", Chinese)]
    [InlineData("windows-1252", English)]
    public void Text_is_read_in_the_encoding_it_has(string encoding, string text)
    {
        var marked = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. marked.WebName.StartsWith("utf", StringComparison.Ordinal) ? marked.GetPreamble() : [], .. marked.GetBytes(text)];
        Assert.Equal(text, PageTextDecoder.Decode(bytes, "page.txt"));
    }

    [Fact]
    public void A_character_of_four_bytes_in_GB18030_is_read()
    {
        var text = Chinese + "𠮷";
        Assert.Equal(text, PageTextDecoder.Decode(Encoding.GetEncoding("gb18030").GetBytes(text), "page.txt"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1 })]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17 })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xE6, 0x9C })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x4E })]
    public void What_is_no_text_is_refused_with_the_name_of_the_file(byte[] bytes) =>
        Assert.Contains("page.txt", Assert.Throws<IntakeException>(() => PageTextDecoder.Decode(bytes, "page.txt")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_gives_its_pages_in_order()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "page10.txt", "page2.TXT", "page1.txt", "notes.md" })
        {
            await File.WriteAllTextAsync(folder[name], $"text of {name}", TestContext.Current.CancellationToken);
        }

        var sources = await PageReader.ReadAsync([folder.Path, folder["page1.txt"]], TestContext.Current.CancellationToken);
        Assert.Equal(["page1.txt", "page2.TXT", "page10.txt"], sources.Select(source => source.Name));
        Assert.Equal("text of page2.TXT", sources[1].Text);
    }

    [Theory]
    [InlineData("missing.txt", null)]
    [InlineData("empty.txt", "")]
    [InlineData("blank.txt", " \n　")]
    public async Task What_is_missing_or_empty_is_refused(string name, string? content)
    {
        using var folder = new TemporaryFolder();
        if (content is not null)
        {
            await File.WriteAllTextAsync(folder[name], content, TestContext.Current.CancellationToken);
        }

        var refusal = await Assert.ThrowsAsync<IntakeException>(() => PageReader.ReadAsync([folder[name]], TestContext.Current.CancellationToken));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_pages_is_refused()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<IntakeException>(() => PageReader.ReadAsync([folder.Path], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("page2", "page10")]
    [InlineData("A1", "a2")]
    [InlineData("page", "page1")]
    [InlineData("p01", "p1a")]
    [InlineData("p9", "p99999999999999999999")]
    public void Names_are_ordered_as_people_do(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NaturalOrder.Instance.Compare(first, first));
    }
}
