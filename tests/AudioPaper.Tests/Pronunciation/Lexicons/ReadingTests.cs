using AudioPaper.Pronunciation;
using AudioPaper.Pronunciation.Lexicons;

namespace AudioPaper.Tests.Pronunciation.Lexicons;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("shan4 tian2 fang1", "shan4 tian2 fang1")]
    [InlineData("shàn tián fāng", "shan4 tian2 fang1")]
    [InlineData("Shàn Tián-fāng", "shan4 tian2 fang1")]
    [InlineData("shan4tian2fang1", "shan4 tian2 fang1")]
    [InlineData("lv4 lü4 lu:4 lǜ nǚ", "lv4 lv4 lv4 lv4 nv3")]
    [InlineData("jü2 yuè", "ju2 yue4")]
    [InlineData("xiǎo jie", "xiao3 jie5")]
    [InlineData("  de5\n", "de5")]
    public void Pinyin_is_read_as_people_write_it(string written, string syllables)
    {
        Assert.Equal(syllables, string.Join(' ', PinyinText.Parse(written, out var wrong)));
        Assert.Null(wrong);
    }

    [Theory]
    [InlineData("shan", "shan")]
    [InlineData("shan4 tian", "tian")]
    [InlineData("shan4 foo2", "foo2")]
    [InlineData("shan0", "shan0")]
    [InlineData("山4", "山4")]
    public void Pinyin_that_is_none_is_named(string written, string named)
    {
        PinyinText.Parse(written, out var wrong);
        Assert.Equal(named, wrong);
    }

    [Theory]
    [InlineData("ʂan˥˩ tʰjɛn˧˥ faŋ˥", "shan4 tian2 fang1")]
    [InlineData("ʈʂʊŋ˥˥ kwo˧˥", "zhong1 guo2")]
    [InlineData("t͡ɕʰy⁵¹ ʐən³⁵", "qu4 ren2")]
    [InlineData("ɕɥɛ˧˥.ɕi˧˥", "xue2 xi2")]
    [InlineData("ʂɻ̩˥˩ ʂʐ̩˥˩ tsɹ̩˨˩˦", "shi4 shi4 zi3")]
    [InlineData("ma˥ ma", "ma1 ma5")]
    [InlineData("wo˨˩˦ ɚ˥˩", "wo3 er4")]
    [InlineData("wo˨˩˦ θa˥˩", "wo3 θa˥˩")]
    [InlineData("wo˨˩˦ ma˧", "wo3 ma˧")]
    [InlineData("joʊ̯˨˩˦ waɪ̯˥˩ weɪ̯˥˩ ɥɛn˧˥", "you3 wai4 wei4 yuan2")]
    public void Mandarin_in_Ipa_becomes_pinyin(string ipa, string pinyin)
    {
        var syllables = MandarinIpa.Parse(ipa, out var wrong);
        Assert.Equal(pinyin, string.Join(' ', wrong is null ? syllables : syllables.Append(wrong)));
    }

    [Fact]
    public void Every_syllable_of_Mandarin_has_one_sound_or_more()
    {
        // Interjections and sounds of dialects that no transcription of Mandarin has.
        var sounds = MandarinIpa.Known.ToHashSet();
        Assert.All("ba po mei fou duo tie niu lve gua kuai hong ju quan xun zhei zhi chuo shuang ri ruan zun cui si you yuan ying weng wo er a en".Split(' '), syllable => Assert.Contains(syllable, sounds));
        Assert.All(sounds, syllable => Assert.True(PinyinSyllable.IsValid(syllable + "1")));
    }

    [Theory]
    [InlineData("ˈfɛnɪk", "ˈ f ɛ n ɪ k")]
    [InlineData("/dʒɪnˈpɪŋ/", "dʒ ɪ n ˈ p ɪ ŋ")]
    [InlineData("t͡ʃɑːrlz smɪθ", "tʃ ɑː ɹ l z   s m ɪ θ")]
    [InlineData("ba.ɪd", "b a ɪ d")]
    [InlineData("'bʌt.n̩", "ˈ b ʌ t ə n")]
    public void English_in_Ipa_is_parted_into_its_sounds(string ipa, string symbols)
    {
        Assert.True(EnglishIpa.TryParse(ipa, out var parsed, out _));
        Assert.Equal(symbols, string.Join(' ', parsed));
    }
}
