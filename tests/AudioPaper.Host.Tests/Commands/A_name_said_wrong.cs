using System.Text.Json;
using System.Xml.Linq;
using AudioPaper.Host.Library;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class A_name_said_wrong(Undisturbed undisturbed) : IDisposable
{
    private const string Name = "乔木禾";

    // No reader would guess it, so it is a correction whatever the tables say.
    private const string Reading = "qiao2 mu4 huo5";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_mended_by_one_command_and_only_its_sentences_are_spoken_anew()
    {
        var issue = undisturbed.CopyHarbour(folder);
        var (clips, tracks, guid, episode) = (issue.Stored("clips"), issue.Stored("tracks"), Guids(issue), await BytesAsync(issue, "episode.mp3"));
        var total = issue.Clips.New + issue.Clips.Reused;
        var withName = issue.Cues.Select(cue => cue.Text).Where(text => text.Contains(Name, StringComparison.Ordinal)).Distinct().Count();
        Assert.InRange(withName, 2, 10);
        var before = Records(issue);

        var added = (await LexiconAsync(issue, "add", Name, "--pinyin", Reading)).ShouldEndWith(0);
        (await NarrateAsync(issue)).ShouldEndWith(0);

        Assert.Contains($"{Name} → {Reading} (newspaper, zh-CN.pls line 3)", added.Output, StringComparison.Ordinal);
        Assert.Equal((withName, total - withName), issue.Clips);
        Assert.Empty(clips.Except(issue.Stored("clips")));
        Assert.Equal(clips.Length + withName, issue.Stored("clips").Length);
        Assert.InRange(issue.Stored("tracks").Length - tracks.Length, 1, withName + 1);
        AssertOthersAreTheSame(before, Records(issue));
        Assert.NotEqual(episode, await BytesAsync(issue, "episode.mp3"));
        Assert.Equal(guid, Guids(issue));
        AssertAddsUp(issue);
        var used = Assert.Single(issue.Json("report.json").GetProperty("lexicon").EnumerateArray());
        Assert.Equal((Name, Reading, "newspaper", "海湾晚报/lexicon/zh-CN.pls", 3, withName), (Text(used, "grapheme"), Text(used, "pinyin"), Text(used, "level"), Text(used, "file"), used.GetProperty("line").GetInt32(), used.GetProperty("count").GetInt32()));

        // And back: nothing is spoken, the old sound is there.
        (await LexiconAsync(issue, "remove", Name)).ShouldEndWith(0);
        (await NarrateAsync(issue)).ShouldEndWith(0);
        Assert.Equal((0, total), issue.Clips);
        Assert.Equal(episode, await BytesAsync(issue, "episode.mp3"));
    }

    [Fact]
    public async Task In_English_and_words_read_as_others_are_mended_too()
    {
        var issue = undisturbed.CopyHarbour(folder);
        (await LexiconAsync(issue, "add", "Fenwick", "--ipa", "ˈfɛnɪk")).ShouldEndWith(0);
        (await LexiconAsync(issue, "add", "LED", "--alias", "发光二极管", "--issue", "2026-03-18")).ShouldEndWith(0);

        (await NarrateAsync(issue)).ShouldEndWith(0);

        Assert.Equal(2, issue.Clips.New);
        Assert.Equal(Guids(undisturbed.Harbour), Guids(issue));
        AssertAddsUp(issue);
        Assert.Equal(["海湾晚报/2026-03-18/lexicon/zh-CN.pls", "海湾晚报/lexicon/en-US.pls"],
            issue.Json("report.json").GetProperty("lexicon").EnumerateArray().Select(used => Text(used, "file")).Order(StringComparer.Ordinal));
        // What is printed stays as it is printed.
        Assert.Equal(undisturbed.Harbour.Cues.Select(cue => cue.Text), issue.Cues.Select(cue => cue.Text));
    }

    [Theory]
    [InlineData("<lexeme>\n<grapheme>单</grapheme><phoneme>shan9</phoneme></lexeme>", ", line 3: \"shan9\" is no syllable of Mandarin with its tone;")]
    [InlineData("<lexeme><grapheme>单</grapheme><alias>&single;</alias></lexeme>", ", line 2: this is not XML that can be read (Reference to undeclared entity 'single');")]
    [InlineData("<lexeme><grapheme>甲</grapheme><alias>乙</alias></lexeme>\n<lexeme><grapheme>乙</grapheme><alias>甲</alias></lexeme>", ", line 2: this alias leads back to itself: 甲 (zh-CN.pls:2) → 乙 (zh-CN.pls:3) → 甲 (zh-CN.pls:2);")]
    public async Task In_a_broken_lexicon_is_told_with_its_line_before_anything_is_made(string lexemes, string sentence)
    {
        var issue = undisturbed.CopyShort(folder);
        var path = Path.Combine(issue.Library, "小城早报", "lexicon", "zh-CN.pls");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, $"<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"x-pinyin\" xml:lang=\"zh-CN\">\n{lexemes}\n</lexicon>", TestContext.Current.CancellationToken);
        var before = await BytesAsync(issue, "report.json");

        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).ShouldEndWith(1);

        Assert.Contains(path + sentence, Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.Equal(before, await BytesAsync(issue, "report.json"));
        Assert.Contains(path + sentence, (await LexiconAsync(issue, "list")).ShouldEndWith(1).Complaints[0], StringComparison.Ordinal);
        Assert.Contains(path + sentence, (await LexiconAsync(issue, "add", "山", "--pinyin", "shan1")).ShouldEndWith(1).Complaints[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "\"shan\" is no syllable of Mandarin with its tone", "add", "单", "--pinyin", "shan")]
    [InlineData(2, "\"单田\" has 2 hanzi, but its reading 1 syllable", "add", "单田", "--pinyin", "shan4")]
    [InlineData(2, "the voice cannot say \"q\" of \"qɛn\"", "add", "Fen", "--ipa", "qɛn")]
    [InlineData(2, "Give the reading with one of --pinyin, --ipa and --alias.", "add", "单")]
    [InlineData(2, "Give the reading with one of --pinyin, --ipa and --alias.", "add", "单", "--pinyin", "shan4", "--alias", "善")]
    [InlineData(2, "«18.3.» is no date for --issue", "add", "单", "--pinyin", "shan4", "--issue", "18.3.")]
    [InlineData(2, "«fr» is no value for --lang", "test", "单", "--lang", "fr")]
    [InlineData(2, "GRAPHEME takes a text of at most 60 characters.", "add", " ", "--alias", "x")]
    [InlineData(1, "no lexicon in", "remove", "单")]
    public async Task Is_not_mended_by_a_wrong_call(int exitCode, string sentence, params string[] arguments)
    {
        var issue = undisturbed.CopyShort(folder);

        var answer = (await LexiconAsync(issue, arguments)).ShouldEndWith(exitCode);

        Assert.Contains(sentence, Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(issue.Library, "小城早报", "lexicon", "zh-CN.pls")));
    }

    [Fact]
    public async Task Can_be_tried_before_anything_is_spoken()
    {
        var issue = undisturbed.CopyShort(folder);
        (await LexiconAsync(issue, "add", "单田芳", "--pinyin", "shàn tián fāng")).ShouldEndWith(0);
        (await LexiconAsync(issue, "add", "单田芳", "--pinyin", "dan1 tian2 fang1", "--issue", "2026-03-19")).ShouldEndWith(0);

        var newspaper = (await LexiconAsync(issue, "test", "听單田芳说书")).ShouldEndWith(0).Output.Split('\n');
        var ofIssue = (await LexiconAsync(issue, "test", "听单田芳说书", "--issue", "2026-03-19")).ShouldEndWith(0).Output.Split('\n');
        var json = JsonDocument.Parse((await LexiconAsync(issue, "list", "--json", "--lang", "zh-CN", "--issue", "2026-03-19")).ShouldEndWith(0).Output);

        Assert.Equal(["听/ting1 單田芳/shan4 tian2 fang1 说书/shuo1 shu1", "  单田芳 → shan4 tian2 fang1 (newspaper, zh-CN.pls line 3)"], newspaper[..2]);
        Assert.Equal(["听/ting1 单田芳/dan1 tian2 fang1 说书/shuo1 shu1", "  单田芳 → dan1 tian2 fang1 (issue, zh-CN.pls line 3)"], ofIssue[..2]);
        Assert.Equal(["issue", "newspaper"], json.RootElement.EnumerateArray().Select(lexeme => Text(lexeme, "level")));
        Assert.Contains("（本报，zh-CN.pls 第 3 行）", (await LexiconAsync(issue, "list", "--ui", "zh")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_right_in_the_script_too_and_a_mistyped_newspaper_is_told()
    {
        var issue = undisturbed.CopyHarbour(folder);
        (await LexiconAsync(issue, "add", Name, "--pinyin", Reading)).ShouldEndWith(0);

        var script = (await Narrator.RunAsync("script", MadeIssue.HarbourPages, "-o", issue.Library)).ShouldEndWith(0);
        var elsewhere = (await Narrator.RunAsync("script", MadeIssue.HarbourPages, "-o", folder["none"])).ShouldEndWith(0);
        var mistyped = (await LexiconAsync(issue, "add", Name, "--pinyin", Reading, "--newspaper", "海弯晚报")).ShouldEndWith(0);

        Assert.Contains($"{Name}/{Reading}", script.Output, StringComparison.Ordinal);
        Assert.Contains($"    = lexicon: {Name} → {Reading} (newspaper, zh-CN.pls line 3)\n", script.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Name}/{Reading}", elsewhere.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["none"]));
        Assert.Contains("has no issue of «海弯晚报» yet", mistyped.Output, StringComparison.Ordinal);
        Assert.Contains("several newspapers (海弯晚报, 海湾晚报)", Assert.Single((await LexiconAsync(issue, "list")).ShouldEndWith(1).Complaints), StringComparison.Ordinal);
    }

    /// <summary>What each article's job wrote, by the article.</summary>
    private static Dictionary<string, ArticleRecord> Records(MadeIssue issue) => Directory.EnumerateFiles(issue.At("work"), "*.json")
        .Where(path => File.ReadAllText(path).Contains("\"cues\":", StringComparison.OrdinalIgnoreCase))
        .Select(path => JsonSerializer.Deserialize(File.ReadAllBytes(path), RecordJson.Readable.ArticleRecord)!).ToDictionary(record => record.ArticleId);

    /// <summary>An article without the name has its track; of the one with it, each sentence without the name lasts exactly as long.</summary>
    private static void AssertOthersAreTheSame(Dictionary<string, ArticleRecord> before, Dictionary<string, ArticleRecord> after)
    {
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        foreach (var (id, old) in before)
        {
            var hasName = old.Cues.Any(cue => cue.Text.Contains(Name, StringComparison.Ordinal));
            Assert.Equal(!hasName, old.Parts.SequenceEqual(after[id].Parts));
            Assert.Equal(hasName, after[id].NewClips > 0);
            Assert.Equal(old.Cues.Select(cue => cue.Text), after[id].Cues.Select(cue => cue.Text));
            Assert.All(old.Cues.Zip(after[id].Cues).Where(pair => !pair.First.Text.Contains(Name, StringComparison.Ordinal)), pair => Assert.Equal(pair.First.SampleCount, pair.Second.SampleCount));
        }

        Assert.Single(before, record => record.Value.Cues.Any(cue => cue.Text.Contains(Name, StringComparison.Ordinal)));
    }

    private static Task<Answer> NarrateAsync(MadeIssue issue) => Narrator.RunAsync("narrate", MadeIssue.HarbourPages, "-o", issue.Library);

    private static Task<Answer> LexiconAsync(MadeIssue issue, params string[] arguments) => Narrator.RunAsync(["lexicon", .. arguments, "-o", issue.Library]);

    private static Task<byte[]> BytesAsync(MadeIssue issue, string name) => File.ReadAllBytesAsync(issue.At(name), TestContext.Current.CancellationToken);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>Of both feeds: each has the issue once.</summary>
    private static string[] Guids(MadeIssue issue) =>
        [.. new[] { issue.At("feed.xml"), issue.At("..", "podcast.xml") }.Select(path => Assert.Single(XDocument.Load(path).Descendants("item")).Element("guid")!.Value)];

    private static void AssertAddsUp(MadeIssue issue)
    {
        var coverage = issue.Json("report.json").GetProperty("coverage");
        Assert.Equal(Count("characters"), Count("spoken") + Count("skipped") + Count("flagged"));

        int Count(string name) => coverage.GetProperty(name).GetInt32();
    }
}
