using System.Text;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Pages_that_are_none : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "empty.txt", [] },
        { "blank.txt", Encoding.UTF8.GetBytes(" \n\t\r\n　\n") },
        { "picture.txt", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89] },
        { "noise.txt", [0x81, 0xFF, 0xFE, 0x80, 0x90, 0x20, 0x61, 0x62, 0x63, 0x20, 0xFF, 0xFF, 0xFD] },
        { "furniture.txt", Encoding.UTF8.GetBytes("小城早报\n2026年3月19日 星期四 第1版\n") },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Are_named_in_one_sentence(string name, byte[] content)
    {
        await File.WriteAllBytesAsync(folder[name], content, TestContext.Current.CancellationToken);
        await RefusedAsync(folder[name]);
    }

    [Fact]
    public async Task A_missing_file_is_named_in_one_sentence() => await RefusedAsync(folder["missing.txt"]);

    [Fact]
    public async Task An_empty_folder_is_named_in_one_sentence()
    {
        Directory.CreateDirectory(folder["pages"]);
        await RefusedAsync(folder["pages"]);
    }

    [Fact]
    public async Task They_are_not_waited_for_when_espeak_hangs_too()
    {
        var hanging = AudioPaper.Tests.Packaging.Programs.Fake(folder, "espeak-ng", "exec sleep 1000");
        var answer = await Narrator.RunAsync([("AUDIOPAPER_ESPEAK", hanging)], "narrate", folder["missing.txt"], "-o", folder["library"]);
        Assert.Contains("missing.txt", Assert.Single(answer.ShouldEndWith(1).Complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task Pages_in_other_encodings_are_none_of_them(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var text = name == "big5"
            ? "小城早報\n2026年3月19日 星期四 第1版\n\n舊鐘樓重新敲響\n\n本報訊（記者 丁一禾）柳溪公園的舊鐘樓近日修好了。停了12年的大鐘重新走動，每到整點敲一次，誤差不到1秒。修鐘的師傅今年71歲，上樓96級臺階，他一天要走兩個來回。\n"
            : await File.ReadAllTextAsync(MadeIssue.ShortPage, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(folder["page.txt"], [.. encoding.GetPreamble(), .. encoding.GetBytes(text)], TestContext.Current.CancellationToken);

        (await Narrator.RunAsync("narrate", folder["page.txt"], "-o", folder["library"], "--newspaper", "小城早报", "--date", "2026-03-19")).ShouldEndWith(0);

        var issue = MadeIssue.Short(folder["library"]);
        Assert.Equal(text, await File.ReadAllTextAsync(issue.At("source", "001-page.txt"), TestContext.Current.CancellationToken));
        Assert.Contains(name == "big5" ? "誤差不到1秒" : "误差不到1秒", string.Concat(issue.Cues.Select(cue => cue.Text)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_as_long_as_the_system_allows_are_pages()
    {
        var name = new string('报', 83) + ".txt";
        File.Copy(MadeIssue.ShortPage, folder[name]);
        (await Narrator.RunAsync("narrate", folder[name], "-o", folder["library"])).ShouldEndWith(0);
    }

    private async Task RefusedAsync(string input)
    {
        var answer = (await Narrator.RunAsync("narrate", input, "-o", folder["library"])).ShouldEndWith(1);
        var sentence = Assert.Single(answer.Complaints);
        Assert.StartsWith("Error: ", sentence, StringComparison.Ordinal);
        Assert.Contains(input, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
        Assert.False(Directory.Exists(folder["library"]));
    }
}
