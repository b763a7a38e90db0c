using System.Text.RegularExpressions;

namespace AudioPaper.Segmentation;

/// <summary>Makes a headline from the lede, for articles that have none on the page.</summary>
internal static partial class MadeHeadline
{
    private const string Openers = "“‘「『《〈（(【〔[";
    private const string Closers = "”’」』》〉）)】〕]";

    /// <summary>A headline is made from the beginning of a lede; no clause is as long.</summary>
    private const int MostLookedAt = 600;

    /// <summary>The first clause of <paramref name="lede"/> that holds a verb, without words of time at its beginning.</summary>
    public static string From(string lede)
    {
        lede = lede[..Math.Min(lede.Length, MostLookedAt)];
        var clauses = Clauses(lede).Select(WithoutTime).Where(clause => clause.Count(char.IsLetterOrDigit) > 1).ToList();
        return clauses.Find(HoldsVerb) ?? clauses.Find(clause => clause.Length >= 8) ?? clauses.FirstOrDefault() ?? lede.Trim();
    }

    /// <summary>Cuts at stops and commas, but not inside quotes and brackets, and not inside figures.</summary>
    private static IEnumerable<string> Clauses(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            // What is opened and never closed (a quotation that the next paragraph goes on with) holds nothing together.
            var opens = Openers.IndexOf(text[i]) is var pair && pair >= 0 && text.IndexOf(Closers[pair], i) > 0;
            depth = Math.Max(0, depth + (opens ? 1 : Closers.Contains(text[i]) ? -1 : 0));
            var cuts = "，。；！？".Contains(text[i])
                || (",.;!?".Contains(text[i]) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (cuts && depth == 0)
            {
                yield return text[start..i].Trim();
                start = i + 1;
            }
        }

        yield return text[start..].Trim();
    }

    private static string WithoutTime(string clause)
    {
        string before;
        do
        {
            before = clause;
            clause = clause[TimeWords().Match(Traditional.ToSimplified(clause)).Length..].TrimStart('，', ',', ' ', '、');
        }
        while (clause != before);

        return clause;
    }

    private static bool HoldsVerb(string clause) =>
        !Writing.IsMainlyChinese(clause) ? EnglishVerb().IsMatch(clause)
            : clause.Length >= 5 && Traditional.ToSimplified(clause) is var simplified && !Adverbial().IsMatch(simplified) && ChineseVerb().IsMatch(simplified);

    [GeneratedRegex(@"^(?:近日|日前|近期|近来|最近|昨日|昨天|昨晚|今日|今天|今早|今晨|今年|去年|明天|明日|本周|上周|当日|当天|当晚|连日来|近年来|目前|日内|前不久|不久前|(?:本周|上周|星期|周)[一二三四五六日天]|(?:\d{4}年|今年|去年)?(?:\d{1,2}月(?:份|初|中旬|底|末)?)?(?:\d{1,2}日)?(?:\s*(?:至|到|—|-|~|～)\s*(?:\d{1,2}月)?\d{1,2}日)?(?<=[年月日份初旬底末])|(?:清晨|早晨|上午|中午|下午|傍晚|晚上|夜间|晚间|凌晨|晚|\d{1,2}[时点](?:许|\d{1,2}分)?)|(?:Yesterday|Today|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Last (?:week|month|year|night)|This (?:week|month|year|morning))\b)(?:以来|起)?(?:上午|下午|晚上?|中午|清晨|凌晨|傍晚)?", RegexOptions.CultureInvariant)]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"^(?:在|随着|为了|为|通过|经过|据|根据|按照|围绕|针对|面对|作为|当|自从?|从|由于|因|对于|关于|伴着|伴随|走进|来到|步入).*(?:中|上|下|里|后|前|时|内|间|之际|以来|来|期间|悉|介绍|了解|透露|统计|显示|要求|精神|看到)$|^(?:随着|为了|由于|作为|据).*", RegexOptions.CultureInvariant)]
    private static partial Regex Adverbial();

    [GeneratedRegex("召开|举行|举办|开展|启动|组织|走进|走访|调研|考察|出席|参加|参观|发布|公布|宣布|推出|印发|出台|实施|推进|推动|促进|加强|加快|提升|提高|完成|建成|建设|打造|开工|竣工|落成|投用|开通|通车|运行|运营|开幕|闭幕|落幕|开业|开放|开馆|亮相|上线|上市|获得|获评|荣获|夺得|赢得|获|实现|达到|突破|增长|下降|超过|成为|迎来|迎|进行|接受|签署|签订|签约|成立|设立|揭牌|挂牌|表彰|授予|慰问|看望|会见|接待|访问|率队|率团|带队|主持|传达|学习|听取|审议|通过|强调|指出|表示|介绍|要求|部署|检查|督导|督查|发现|发生|出现|引进|引发|吸引|受到|得到|收到|完善|改造|修复|修缮|更新|治理|整治|培训|演练|比赛|对阵|战胜|击败|展出|展示|展开|上演|演出|播出|播放|出版|讲述|捐赠|捐|送|送来|送上|帮助|救助|解决|服务|保障|惠及|覆盖|种下|种植|收获|进入|走上|来到|抵达|出发|离开|返回|恢复|延长|增加|增设|新增|减少|降低|调整|优化|公示|征集|招募|招聘|报名|评选|入选|当选|任命|停|启用|改|设|开|办|建|落户|亮灯|起航|启航|首发|是|有|将|被|让|把|向|已|正在|了", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseVerb();

    [GeneratedRegex(@"\b(?:is|are|was|were|will|has|have|had|can|may|must|should|would|could|said|says|[a-z]{3,}(?:ed|es)|[a-z]+ing|won|lost|began|met|made|opened|took|held|went|came|found|built|sold|rose|fell|grew|gave|set|put|cut|let|hit|ran|led|sent|spent|left|kept|told|saw|got|brought|bought|taught|caught|broke|chose|drew|drove|wrote|spoke|rang|sang|stood|sat|became|did|does|felt|flew|fled|knew|paid|rode|shot|shut|slept|struck|swam|swept|threw|wore|woke)\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishVerb();
}
