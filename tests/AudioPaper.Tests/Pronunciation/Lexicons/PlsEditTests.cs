using System.Text;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation.Lexicons;

namespace AudioPaper.Tests.Pronunciation.Lexicons;

public sealed class PlsEditTests
{
    private const string HandMade = """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- Names of the theatre page. -->
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="x-pinyin" xml:lang="zh-CN">

          <!-- He said so himself. -->
          <lexeme><grapheme>单田芳</grapheme> <phoneme>dan1 tian2 fang1</phoneme></lexeme>
          <lexeme>
            <grapheme>仇和</grapheme>
            <grapheme>仇先生</grapheme>
            <alias>秋先生</alias> <!-- for now -->
          </lexeme>
        </lexicon>

        """;

    private static readonly PlsEdit Edit = new(Lexicon.Empty.KeyOf);

    [Fact]
    public void A_lexeme_is_added_at_the_end_and_all_else_stays() =>
        Assert.Equal(
            HandMade.Replace("  </lexeme>\n</lexicon>", "  </lexeme>\n  <lexeme><grapheme>A&amp;B &lt;C&gt;</grapheme><alias>甲和乙</alias></lexeme>\n</lexicon>", StringComparison.Ordinal),
            Text(Edit.Add(Encoding.UTF8.GetBytes(HandMade), "A&B <C>", LexemeKind.Alias, "甲和乙")), ignoreLineEndingDifferences: false);

    [Fact]
    public void A_reading_is_replaced_in_its_place() =>
        Assert.Equal(
            HandMade.Replace("<phoneme>dan1", "<phoneme>shan4", StringComparison.Ordinal),
            Text(Edit.Add(Encoding.UTF8.GetBytes(HandMade), "单田芳", LexemeKind.Pinyin, "shan4 tian2 fang1")));

    [Fact]
    public void One_of_several_graphemes_leaves_the_others_their_reading()
    {
        var text = Text(Edit.Add(Encoding.UTF8.GetBytes(HandMade), "仇和", LexemeKind.Pinyin, "qiu2 he2"));

        Assert.Contains("  <lexeme>\n    <grapheme>仇先生</grapheme>\n    <alias>秋先生</alias> <!-- for now -->\n  </lexeme>\n  <lexeme><grapheme>仇和</grapheme><phoneme>qiu2 he2</phoneme></lexeme>\n</lexicon>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Taking_out_what_was_added_gives_the_file_back()
    {
        var before = Encoding.UTF8.GetBytes(HandMade);

        Assert.Equal(HandMade, Text(Edit.Remove(Edit.Add(before, "Fenwick", LexemeKind.Ipa, "ˈfɛnɪk"), "Fenwick")!));
        Assert.Null(Edit.Remove(before, "Fenwick"));
    }

    [Fact]
    public void Another_alphabet_than_the_lexicons_is_told()
    {
        var text = Text(Edit.Add(PlsEdit.Empty("zh-CN"), "Fenwick", LexemeKind.Ipa, "ˈfɛnɪk"));

        Assert.Contains("<phoneme alphabet=\"ipa\">ˈfɛnɪk</phoneme>", text, StringComparison.Ordinal);
        Assert.Empty(Pls.Problems(Encoding.UTF8.GetBytes(text)));
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
