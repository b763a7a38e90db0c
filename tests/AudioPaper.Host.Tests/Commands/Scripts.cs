using System.Text;

namespace AudioPaper.Host.Tests.Commands;

public class Scripts
{
    [Fact]
    public async Task Each_line_of_input_gives_one_line_of_words()
    {
        Assert.Equal("共三家\n\n二比一\nIPHONE\r\n".Replace("\r", "", StringComparison.Ordinal), await LinesAsync("共3家\n\n2:1\r\nIPHONE", "--lang", "zh-CN"));
        Assert.Equal("\n", await LinesAsync("\n"));
        Assert.Equal("", await LinesAsync(""));
    }

    [Fact]
    public async Task The_language_of_the_text_decides_where_the_script_does_not()
    {
        Assert.Equal("十二\n", await LinesAsync("12\n", "--lang", "zh-CN"));
        Assert.Equal("twelve\n", await LinesAsync("12\n", "--lang", "en-US"));
        Assert.Equal("二零二四年\nwe met five people\n", await LinesAsync("2024年\nwe met 5 people\n"));
    }

    [Fact]
    public async Task A_hanzi_gives_one_syllable_and_another_run_one_token()
    {
        Assert.Equal("yin2 hang2 2024 nian2 AI ！\n\nbu4 dui4\n", await LinesAsync("银行2024年AI！\n\n不对\n", "--pinyin"));
        Assert.Equal("bu2 dui4\nzhan2 lan2 guan3\n", await LinesAsync("不对\n展览馆\n", "--pinyin", "--sandhi"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_told_with_their_line()
    {
        var answer = (await Narrator.RunWithInputAsync([.. "好\n"u8, 0xB7, 0xE1, (byte)'\n'], "script", "--lines")).ShouldEndWith(0);
        Assert.Equal(2, answer.Output.Count(c => c == '\n'));
        Assert.Contains("line 2", Assert.Single(answer.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_of_pages_has_sentences_with_readings()
    {
        var answer = (await Narrator.RunAsync("script", MadeIssue.ShortPage)).ShouldEndWith(0);
        Assert.StartsWith("# ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\n    ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_written_as_a_web_page_and_as_json()
    {
        using var folder = new AudioPaper.Tests.TemporaryFolder();
        var answer = (await Narrator.RunAsync("script", MadeIssue.ShortPage, "--html", folder["script.html"], "--json", "-")).ShouldEndWith(0);
        Assert.StartsWith("{", answer.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(folder["script.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var sentence = Assert.Single((await Narrator.RunAsync("script", MadeIssue.ShortPage, "--html", MadeIssue.ShortPage)).ShouldEndWith(1).Complaints);
        Assert.Contains(MadeIssue.ShortPage, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--lines --html a.html")]
    [InlineData("page.txt --html -")]
    [InlineData("page.txt --html a --json a")]
    [InlineData("--lines page.txt")]
    [InlineData("--pinyin page.txt")]
    [InlineData("--lines --sandhi")]
    [InlineData("--lines --lang fr")]
    public async Task A_call_that_means_nothing_is_refused(string options)
    {
        foreach (var ui in new[] { "zh", "en" })
        {
            string[] arguments = ["script", "--ui", ui, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            var sentence = Assert.Single((await Narrator.RunAsync(arguments)).ShouldEndWith(2).Complaints);
            Assert.Equal(ui == "zh", sentence.StartsWith("错误：", StringComparison.Ordinal));
        }
    }

    private static async Task<string> LinesAsync(string input, params string[] options) =>
        (await Narrator.RunWithInputAsync(Encoding.UTF8.GetBytes(input), ["script", "--lines", .. options])).ShouldEndWith(0).Output;
}
