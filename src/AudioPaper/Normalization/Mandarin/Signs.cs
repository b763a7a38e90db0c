using static AudioPaper.Normalization.Mandarin.MandarinPatterns;

namespace AudioPaper.Normalization.Mandarin;

/// <summary>Signs between figures and words: per, plus, times, degrees, Greek letters, crosses that hide a name.</summary>
internal static class Signs
{
    private const string Zero = "一二三四五六七八九〇零";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["+"] = "加", ["="] = "等于", ["×"] = "乘", ["✕"] = "乘", ["÷"] = "除以", ["±"] = "正负", ["≈"] = "约等于", ["≡"] = "恒等于", ["&"] = "和", ["＆"] = "和", ["@"] = "艾特", ["＠"] = "艾特",
        ["℃"] = "摄氏度", ["℉"] = "华氏度", ["%"] = "百分号", ["％"] = "百分号", ["‰"] = "千分号", ["°"] = "度", ["²"] = "平方", ["³"] = "立方", ["∞"] = "无穷大", ["㎡"] = "平方米", ["№"] = "号", ["∑"] = "求和", ["∠"] = "角", ["△"] = "三角形",
        ["α"] = "阿尔法", ["β"] = "贝塔", ["γ"] = "伽马", ["δ"] = "德尔塔", ["Δ"] = "德尔塔", ["ε"] = "艾普西隆", ["θ"] = "西塔", ["λ"] = "兰姆达", ["μ"] = "缪", ["π"] = "派", ["ρ"] = "柔", ["σ"] = "西格玛", ["Σ"] = "西格玛", ["φ"] = "斐", ["ω"] = "欧米伽", ["Ω"] = "欧米伽",
    };

    /// <summary>In their order.</summary>
    public static IReadOnlyList<Verbalizer> All { get; } =
    [
        // 张××, 李×: the newsreader says 某.
        AtSign("somebody", $@"(?<={Hanzi})[×✕╳]{{1,3}}(?={Hanzi}|[，。、；：）)”]|$)", m => new string('某', m.Length)),
        AtSign("something", $@"(?<![\d])[×✕╳]{{2,3}}(?={Hanzi})|(?<=^|[，。：“\s年月])[×✕╳](?=[年月日市县区镇乡村路号省校])", m => new string('某', m.Length)),
        AtLetter("somebody in letters", $@"(?<![A-Za-z])(?:X{{2,3}}|x{{2,3}})(?=公司|先生|女士|同学|老师|市|县|区|镇|村|路|小区|大学|中学|医院|银行|单位|部门)", m => new string('某', m.Length)),
        AtSign("star of a hotel", "(?<=[1-5一二三四五])★", _ => "星"),
        AtSign("zero of a year", $@"[○◯](?=[{Zero}年])|(?<=[{Zero}])[○◯]", _ => "零"),
        AtLetter("letter for a zero", $@"(?<=[{Zero}])[OoＯ](?=[{Zero}])", _ => "零"),
        AtSign("per", $@"(?<=\d\s?[^\s\d，。、/]{{1,6}})/(?={Hanzi})(?!(?:次|或|和)\d)|(?<=[¥$€£]\s?[\d.,]{{1,12}})/(?={Hanzi})|(?<=[米次元人克吨辆升件])/(?=[秒分时人天年月日斤吨亩次升]|小时|公斤|平方米|立方米|公里|千克)", _ => "每"),
        AtSign("section", @"§{1,2}\s?(\d{1,4})(?!\d)条?", m => $"第{MandarinNumbers.Cardinal(m.Groups[1].Value)}条"),
        AtSign("section sign", "§", _ => "条"),
        AtSign("number of a house", @"(?<=\d)#(?=[楼机炉线井宅座汽柴])", _ => "号"),
        At(Beginning.Sign | Beginning.Letter, "sign", OneOf(Names.Keys), m => Names[m.Value]),
    ];
}
