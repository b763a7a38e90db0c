namespace AudioPaper.Segmentation;

/// <summary>
/// Radicals that printing files give in place of the hanzi they look like (⼈ for 人): Kangxi Radicals U+2F00 to U+2FD5 in their
/// order, and those of CJK Radicals Supplement that are hanzi of their own (Unicode, EquivalentUnifiedIdeograph).
/// </summary>
internal static class Radicals
{
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日"
        + "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
        + "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    private const string Supplement = "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳";
    private const string SupplementHanzi = "母民西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟";

    /// <summary>Whether a text has any.</summary>
    public static bool AreIn(string text) => text.AsSpan().IndexOfAnyInRange('\u2E80', '\u2FD5') >= 0;

    /// <summary>The hanzi for a radical; other characters stay.</summary>
    public static char ToHanzi(char c) => c is >= '\u2F00' and <= '\u2FD5' ? Kangxi[c - '\u2F00']
        : c is >= '\u2E80' and <= '\u2EFF' && Supplement.IndexOf(c) is var place && place >= 0 ? SupplementHanzi[place]
        : c;
}
