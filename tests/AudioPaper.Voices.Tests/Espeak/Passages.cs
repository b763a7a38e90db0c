using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AudioPaper.Chunking;
using AudioPaper.Pronunciation;

namespace AudioPaper.Voices.Tests.Espeak;

/// <summary>News to read aloud, written as pinyin words; capitals are letters, &lt;…&gt; is English.</summary>
internal static partial class Passages
{
    public static readonly ImmutableArray<string> Mandarin =
    [
        "guo2jia1 tong3ji4ju2 zuo2tian1 gong1bu4 de5 shu4ju4 xian3shi4, shang4 ban4nian2 guo2nei4 sheng1chan3 zong3zhi2 tong2bi3 zeng1zhang3 bai3fen1 zhi1 wu3 dian3 san1.",
        "zhong1guo2 ren2min2 yin2hang2 hang2zhang3 biao3shi4, jiang1 ji4xu4 shi2shi1 wen3jian4 de5 huo4bi4 zheng4ce4, zhi1chi2 shi2ti3 jing1ji4 fa1zhan3.",
        "ben3bao4 ji4zhe3 cong2 shi4 jiao1tong1 wei3yuan2hui4 huo4xi1, di4tie3 shi2 hao4 xian4 er4qi1 gong1cheng2 yu4ji4 jin1nian2 shi2er4 yue4 tong1che1 yun4ying2.",
        "zhuan1jia1 ren4wei2, suo2wei4 shu4zi4 jing1ji4, bu4jin3jin3 shi4 ji4shu4 wen4ti2, geng4 shi4 zhi2du4 he2 guan1nian4 de5 bian4ge2.",
        "chong2qing4 shi4 fu4nv3 er2tong2 yi1yuan4 yuan4zhang3 gao4su5 ji4zhe3: jin1nian2 xia4tian1 de5 men2zhen3liang4 bi3 qu4nian2 zeng1jia1 le5 liang3 cheng2.",
        "qi4xiang4tai2 yu4bao4, jin1tian1 bai2tian1 duo1yun2 jian1 qing2, zui4gao1 qi4wen1 er4shi2ba1 she4shi4du4; ye4jian1 you3 xiao3yu3, feng1li4 san1 dao4 si4 ji2.",
        "zai4 yi2ge4 xiao3shi2 de5 ji4zhe3hui4 shang5, ta1 hui2da2 le5 shi2 duo1 ge5 wen4ti2, dan4 mei2you3 tou4lu4 tan2pan4 de5 ju4ti3 nei4rong2.",
        "he2nan2 sheng3 nong2ye4ting1 chen1, quan2sheng3 xiao3mai4 shou1ge1 yi3jing1 wan2cheng2 jiu3 cheng2, dan1chan3 chuang4 li4shi3 xin1gao1.",
    ];

    public static readonly ImmutableArray<string> English =
    [
        "<The central bank said on Tuesday that it would keep interest rates unchanged>, <and that inflation was expected to fall below three percent by the end of the year>.",
        "<Officials in the capital confirmed that the new railway line will open next month after a delay of almost two years caused by flooding>.",
        "<A spokeswoman for the company told reporters that more than four hundred jobs would be created in the northern provinces>, <most of them in research and development>.",
        "<Scientists have found a way to measure the age of ice with a precision of about ten years>, <according to a study published on Friday>.",
    ];

    public static ImmutableArray<SpokenPart> Parts(string line) =>
    [
        .. Token().Matches(line).Select(match => match.Value switch
        {
            ['<', .. var words, '>'] => SpokenPart.English(words),
            [var mark] when ",.;:?!".Contains(mark, StringComparison.Ordinal) => SpokenPart.Stop(mark),
            [>= 'A' and <= 'Z', ..] letters => SpokenPart.Letters(letters),
            var word => SpokenPart.Mandarin(word, [.. Syllable().Matches(word).Select(syllable => syllable.Value)]),
        }),
    ];

    public static Utterance Utterance(string line) => new(0, 0, line, Parts(line), TimeSpan.Zero);

    [GeneratedRegex("<[^>]*>|[,.;:?!]|[A-Z]+|[a-zêü1-5]+")]
    private static partial Regex Token();

    [GeneratedRegex("[a-zêü]+[1-5]")]
    private static partial Regex Syllable();
}
