using CsCheck;

namespace AudioPaper.Tests.Normalization;

/// <summary>Texts for properties: pieces of newspaper language, odd characters, and plain noise.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "2024", "1", "2", "1,234", "3.5", "０", "٣", "年", "月", "日", "%", "％", "—", "——", "-", "–", "~", ":", "：", "/", ".", "，", "。", "、", "？", "！", " ", "　", "\t", "\n",
        "“", "”", "‘", "’", "'", "\"", "（", "）", "(", ")", "·", "《", "》", "℃", "㎡", "km/h", "$", "￥", "€", "US$", "亿", "万元", "第", "电话：", "拨打", "热线", "北京", "的", "一", "不", "㐀", "𠮷", "豈", "⼈",
        "C", "G1", "AI", "WiFi", "a.m.", "p.m.", "Mr.", "St.", "U.S.", "e.g.", "The", "percent", "million", "1990s", "st", "é", "ﬁ", "Ж", "に", "한", "①", "Ⅳ", "½", "😀", "\uD83D", "\uDE00", "\uE000", "\u200B", "\u00AD", "\0", "\uFFFD", "&", "@", "#", "+", "=", "×", "‰", "²", "…", "...",
    ];

    /// <summary>Any text.</summary>
    public static Gen<string> Gen { get; } = CsCheck.Gen.OneOf(
        CsCheck.Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(chosen => string.Concat(chosen.Select(i => Pieces[i]))),
        CsCheck.Gen.Char.Array[0, 60].Select(letters => new string(letters)));
}
