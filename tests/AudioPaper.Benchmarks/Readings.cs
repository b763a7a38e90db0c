using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;
using AudioPaper.Segmentation;

namespace AudioPaper.Benchmarks;

/// <summary>The way of a sentence from its text to its syllables: normalization and pronunciation, as <c>narrate</c> does it.</summary>
internal static class Readings
{
    /// <summary>Sentences with what is dear to read: figures, dates, money, names, hanzi of several readings, English words.</summary>
    private static readonly string[] Chinese =
    [
        "3月{0}日上午，望潮山茶亭的{1}名工人行走在银行门前的长廊里，还清了{0}.5万元欠款。",
        "记者单小满从青螺湾了解到，今年前{0}个月全市GDP同比增长{1}.3%，达到{1}.8亿元。",
        "“他长得高，为人也好，”任校长说，“教他画画的{0}位老师都还在。”",
        "白鹭街{0}号的5G基站已于2025年建成，服务热线是0190-555{1}，每天8:30至17:30开放。",
        "海棠里社区的重量级选手以21:{0}取得了胜利，随后乘坐G{1}次列车重返杏林桥。",
        "《渔港管理条例（修订草案）》第{0}条规定，长度超过{1}米的船只应当调头慢行。",
    ];

    private static readonly string[] English =
    [
        "On March {0}, 2026, Dr. Clara Wenlock paid ${1}.5 million for the ferry, up 3.{0}% from 1998.",
        "The FBI said that {1} people left Pier {0} at 9:30 p.m., and that No. {0} would read the report they had read in May.",
        "“It weighs {1} kg,” said Mr. Tom Ashgrove, who won 3-2 in the World Cup of 201{0}.",
        "Call 555-01{0} before noon; the 21st bell of St. Anne's rings {1} times.",
    ];

    /// <summary>What is measured.</summary>
    public static IEnumerable<Rate> Rates()
    {
        var pronouncer = new Lazy<Pronouncer>(() => new Pronouncer(MandarinReader.Load(Path.Combine(Root(), "voices", "mandarin"))));
        yield return Of("speak: Chinese sentences", Chinese, "zh-CN");
        yield return Of("speak: English sentences", English, "en");

        Rate Of(string name, string[] forms, string language) => new(name, 500,
            [.. Enumerable.Range(0, 3000).Select(i => string.Format(null, forms[i % forms.Length], (i % 9) + 1, 100 + i))],
            sentence => pronouncer.Value.Pronounce(ScriptComposition.PassageOf(PassageRole.Paragraph, SpannedText.Made(sentence), language, Lexicon.Empty)));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AudioPaper.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the benchmarks has AudioPaper.sln.");
        }

        return folder.FullName;
    }
}
