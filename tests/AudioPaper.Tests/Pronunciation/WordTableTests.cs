using System.Text;
using AudioPaper.Pronunciation;

namespace AudioPaper.Tests.Pronunciation;

public sealed class WordTableTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Every_line_of_our_table_is_sound() => WordTable.Load(Path.Combine(Mandarin.Folder, "words.tsv")).Verify();

    [Fact]
    public void All_words_that_begin_a_text_are_found_shortest_first()
    {
        var table = Write("中\tzhong1\t900\tf\n中国\tzhong1 guo2\t800\tns\n中国人\tzhong1 guo2 ren2\t950\t\n国\tguo2\t7\tn\n");

        var found = new List<string>();
        foreach (var word in table.WordsAtStart("中国人民"))
        {
            found.Add($"{word.Length} {string.Join(' ', word.Syllables)} {word.Weight} {word.WordClass}");
        }

        Assert.Equal(["1 zhong1 900 f", "2 zhong1 guo2 800 ns", "3 zhong1 guo2 ren2 950 "], found);
        Assert.Equal(4, table.Count);
    }

    [Fact]
    public void A_whole_word_is_found_and_a_part_of_one_is_not()
    {
        var table = Write("中国人\tzhong1 guo2 ren2\t950\tn\n𠮷\tji2\t5\t\n");

        Assert.True(table.TryFind("中国人", out var word));
        Assert.Equal(3, word.Length);
        Assert.True(table.TryFind("𠮷", out word));
        Assert.Equal(2, word.Length);
        Assert.False(table.TryFind("中国", out _));
        Assert.False(table.TryFind("中国人民", out _));
        Assert.False(table.TryFind("", out _));
        Assert.False(table.TryFind("龘", out _));
    }

    [Theory]
    [InlineData("中\tzhong1\t900\n", "line 1 is broken: it has fewer than four fields")]
    [InlineData("中\tzhong1\tmany\tn\n", "line 1 is broken: its weight is not a whole number from 0")]
    [InlineData("中\tzhong1\t9\tn\n国\tgwo2\t9\tn\n", "line 2 is broken: \"gwo2\" is not a syllable of Mandarin")]
    [InlineData("中国\tzhong1\t9\tn\n", "line 1 is broken: it has not one syllable for each hanzi")]
    [InlineData("国\tguo2\t9\tn\n中\tzhong1\t9\tn\n", "line 2 is broken: it does not sort after the line before it")]
    public void A_broken_line_is_named(string text, string expected)
    {
        var problem = Assert.Throws<InvalidDataException>(Write(text).Verify);

        Assert.Equal($"{path}, {expected}.", problem.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("中\tzhong1\t900\tn")]
    public void A_file_that_is_not_whole_is_refused(string text) =>
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => Write(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("lv4", true)]
    [InlineData("er5", true)]
    [InlineData("zhuang1", true)]
    [InlineData("lü4", false)]
    [InlineData("ma", false)]
    [InlineData("ma6", false)]
    [InlineData("Ma1", false)]
    [InlineData("gwo2", false)]
    public void Only_toned_syllables_of_Mandarin_are_valid(string syllable, bool isValid) =>
        Assert.Equal(isValid, PinyinSyllable.IsValid(syllable));

    [Fact]
    public void A_broken_line_of_traditional_characters_is_named()
    {
        File.WriteAllText(path, "萬\t万\n與与\n");

        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => TraditionalCharacters.Load(path)).Message, StringComparison.Ordinal);
    }

    private WordTable Write(string text)
    {
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return WordTable.Load(path);
    }
}
