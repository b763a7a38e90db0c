using System.Text;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation.Lexicons;

namespace AudioPaper.Tests.Pronunciation.Lexicons;

public sealed class BrokenLexiconTests
{
    [Theory]
    [InlineData("<lexeme><grapheme>山</grapheme><phoneme>shanx4</phoneme></lexeme>", "a.pls, line 2: \"shanx4\" is no syllable of Mandarin with its tone;")]
    [InlineData("\n<lexeme><grapheme>山</grapheme>\n<phoneme>shan</phoneme></lexeme>", "a.pls, line 4: \"shan\" is no syllable of Mandarin with its tone;")]
    [InlineData("<lexeme><grapheme>单田芳</grapheme><phoneme>shan4 tian2</phoneme></lexeme>", "a.pls, line 2: \"单田芳\" has 3 hanzi, but its reading 2 syllables")]
    [InlineData("<lexeme><grapheme>山</grapheme><phoneme alphabet=\"x-sampa\">San</phoneme></lexeme>", "a.pls, line 2: the alphabet \"x-sampa\" is not known;")]
    [InlineData("<lexeme><grapheme>Fenwick</grapheme><phoneme alphabet=\"ipa\">ˈfɛnœk</phoneme></lexeme>", "a.pls, line 2: the voice cannot say \"œ\" of \"ˈfɛnœk\";")]
    [InlineData("<lexeme><grapheme>Brr</grapheme><phoneme alphabet=\"ipa\">brr</phoneme></lexeme>", "a.pls, line 2: \"brr\" has no vowel")]
    [InlineData("<lexeme><grapheme>山</grapheme><phoneme alphabet=\"ipa\">ʃæn</phoneme></lexeme>", "a.pls, line 2: \"ʃæn\" is no syllable of Mandarin in IPA")]
    [InlineData("<lexeme><grapheme>LED</grapheme><phoneme>lai4 di4</phoneme></lexeme>", "a.pls, line 2: \"LED\" is not hanzi alone; tell with <alias>")]
    [InlineData("<lexeme><grapheme>阿Q</grapheme><phoneme>a1 kiu1</phoneme></lexeme>", "a.pls, line 2: \"阿Q\" is not hanzi alone; tell with <alias>")]
    [InlineData("<lexeme><grapheme>😀</grapheme><phoneme alphabet=\"ipa\">smaɪl</phoneme></lexeme>", "a.pls, line 2: \"😀\" is not hanzi alone, nor a Latin word; tell with <alias>")]
    [InlineData("<lexeme><grapheme> </grapheme><phoneme>shan1</phoneme></lexeme>", "a.pls, line 2: this grapheme is empty")]
    [InlineData("<lexeme><phoneme>shan1</phoneme></lexeme>", "a.pls, line 2: this lexeme has no <grapheme>")]
    [InlineData("<lexeme><grapheme>山</grapheme></lexeme>", "a.pls, line 2: this lexeme has no <phoneme> or <alias>")]
    [InlineData("<lexeme><grapheme>山</grapheme><alias>。</alias></lexeme>", "a.pls, line 2: this alias has nothing that could be read")]
    [InlineData("<lexeme><grapheme>山</grapheme><phoneme/></lexeme>", "a.pls, line 2: this phoneme is empty or too long")]
    [InlineData("<lexeme><grapheme>山</grapheme><phoneme>shan1</phoneme><sound/></lexeme>", "a.pls, line 2: a lexeme has no element <sound>;")]
    [InlineData("<word/>", "a.pls, line 2: a lexicon has no element <word>;")]
    [InlineData("<lexeme><grapheme>山&nbsp;</grapheme></lexeme>", "a.pls, line 2: this is not XML that can be read (Reference to undeclared entity 'nbsp')")]
    [InlineData("<lexeme><grapheme>山</grapheme>\n<phoneme>shan1</phonem></lexeme>", "a.pls, line 3: this is not XML that can be read")]
    [InlineData("<lexeme><grapheme>山&#xFFFF;</grapheme></lexeme>", "a.pls, line 2: this is not XML that can be read")]
    public void Each_problem_is_a_sentence_with_its_line(string lexemes, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(Pls.Problems(Pls.File(lexemes))), StringComparison.Ordinal);

    [Theory]
    [InlineData("<lexicon/>", "a.pls, line 1: the root must be <lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\">, not <lexicon xmlns=\"\">")]
    [InlineData("<?xml version=\"1.0\"?>\n<dictionary xmlns=\"urn:x\"/>", "a.pls, line 2: the root must be")]
    [InlineData("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" version=\"2.0\" alphabet=\"ipa\" xml:lang=\"en\"/>", "a.pls, line 1: version must be \"1.0\", not \"2.0\"")]
    [InlineData("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" version=\"1.0\" alphabet=\"ipa\"/>", "a.pls, line 1: xml:lang must be zh-CN or en-US")]
    [InlineData("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" version=\"1.0\" xml:lang=\"zh-CN\"/>", "a.pls, line 1: the alphabet \"\" is not known;")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"a\">]>\n<l>&a;</l>", "a.pls, line 1: a document type declaration is not read;")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- words -->\n<!DOCTYPE lexicon SYSTEM \"http://127.0.0.1:9/pls.dtd\">\n<lexicon/>", "a.pls, line 3: a document type declaration is not read;")]
    [InlineData("<!DOCTYPE l [\n<!ENTITY a SYSTEM \"file:///etc/hostname\">]>\n<l>&a;</l>", "a.pls, line 1: a document type declaration is not read;")]
    [InlineData("", "a.pls, line 1: this is not XML that can be read")]
    [InlineData("plain words", "a.pls, line 1: this is not XML that can be read")]
    public void A_file_that_is_no_lexicon_is_told_once(string content, string sentence) =>
        Assert.StartsWith(sentence, Assert.Single(Pls.Problems(Encoding.UTF8.GetBytes(content))), StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_told() =>
        Assert.StartsWith("a.pls, line ", Assert.Single(Pls.Problems([.. Pls.File("")[..^12], 0xFF, 0xFE, 0x80])), StringComparison.Ordinal);

    [Fact]
    public void Nesting_and_size_have_bounds()
    {
        Assert.Contains("nested deeper than 16", Assert.Single(Pls.Problems(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 200_000))))), StringComparison.Ordinal);
        Assert.Contains("more than 4 MiB", Assert.Single(Pls.Problems(new byte[(4 << 20) + 1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lexicon_full_of_mistakes_ends_after_a_hundred() =>
        Assert.Equal(100, Pls.Problems(Pls.File(string.Join('\n', Enumerable.Repeat(Pls.Lexeme("山", "x"), 5000)))).Length);

    [Fact]
    public void The_same_grapheme_twice_is_told_with_both_lines() =>
        Assert.Equal(["a.pls, line 3: \"單田芳\" stands already in line 2; delete one of them."],
            Pls.Problems(Pls.File(Pls.Lexeme("单田芳", "shan4 tian2 fang1") + "\n" + Pls.Lexeme("單田芳", "dan1 tian2 fang1"))));

    [Fact]
    public void Aliases_that_lead_back_to_themselves_are_told_with_their_way()
    {
        var problem = Pls.Problems(Pls.File(Pls.Alias("甲", "乙方") + "\n" + Pls.Alias("乙", "是丙") + "\n" + Pls.Alias("丙", "甲的")))[0];

        Assert.Equal("a.pls, line 2: this alias leads back to itself: 甲 (a.pls:2) → 乙 (a.pls:3) → 丙 (a.pls:4) → 甲 (a.pls:2); change one of them.", problem);
    }

    [Fact]
    public void An_alias_that_holds_its_own_grapheme_is_told() =>
        Assert.Contains("leads back to itself: GDP", Assert.Single(Pls.Problems(Pls.File(Pls.Alias("GDP", "国内生产总值GDP")))), StringComparison.Ordinal);

    [Fact]
    public void Aliases_that_multiply_are_refused_before_they_grow()
    {
        var lexemes = Enumerable.Range(0, 40).Select(i => Pls.Alias($"词{i:00}", string.Join('，', Enumerable.Repeat($"词{i + 1:00}", 10))));

        Assert.Contains("grows too long with the aliases inside it", Pls.Problems(Pls.File(string.Join('\n', lexemes)))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_lexicons_of_the_program_are_right() =>
        Assert.NotEmpty(LexiconFiles.Load(LexiconFiles.In(Repository.At("voices", "lexicons")).Select(path => (path, LexiconLevel.BuiltIn)), Pls.Traditional).Lexemes);

    [Fact]
    public void All_problems_of_an_issue_are_one_sentence_that_counts_the_others()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["zh-CN.pls"], Pls.File(Pls.Lexeme("山", "shan9") + "\n" + Pls.Lexeme("水", "")));

        var error = Assert.Throws<LexiconException>(() => LexiconFiles.Load([(folder["zh-CN.pls"], LexiconLevel.Issue)], Pls.Traditional));

        Assert.Equal($"{folder["zh-CN.pls"]}, line 2: \"shan9\" is no syllable of Mandarin with its tone; write them like \"shan4 tian2 fang1\", the neutral tone as 5, ü as v. (1 more; \"audiopaper lexicon list\" shows them.)", error.Message);
        Assert.StartsWith($"{folder["zh-CN.pls"]} 第 2 行：“shan9”不是带声调的普通话音节", error.Chinese, StringComparison.Ordinal);
    }
}
