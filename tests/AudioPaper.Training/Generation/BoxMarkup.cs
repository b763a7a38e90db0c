namespace AudioPaper.Training.Generation;

/// <summary>Sets what stands on a page beside its articles.</summary>
/// <param name="style">The page's style.</param>
/// <param name="words">Words.</param>
/// <param name="fold">Where stories and furniture come from.</param>
internal sealed class BoxMarkup(PageStyle style, Words words, CorpusFold fold)
{
    private readonly List<string> furniture = [];
    private readonly List<string> either = [];

    /// <summary>What must not be spoken.</summary>
    public IReadOnlyList<string> Furniture => furniture;

    /// <summary>What may be.</summary>
    public IReadOnlyList<string> Either => either;

    /// <summary>A picture with what is written below or above it.</summary>
    public string Picture(int heightMm)
    {
        var text = words.OneIn(8) ? "" : Caption();
        var credit = style.CreditApart || text.Length == 0 ? Credits.Photo(style.Script, words) : text[^1] is '。' or '.' && words.OneIn(2) ? Credits.Photo(style.Script, words) : "";
        var isApart = style.CreditApart && credit.Length > 0;
        text = (words.OneIn(4) ? words.Any<string>(["▲", "▼", "◀", "▶", "↑", "图为", "■"]) : "") is var sign && style.Script != Script.English && text.Length > 0 ? sign + text : text;
        var whole = isApart ? text : string.Join(style.Script == Script.English ? " " : words.Any<string>([" ", "\u3000", ""]), new[] { text, credit }.Where(part => part.Length > 0));
        var caption = (whole.Length > 0 ? Add("cap", whole) : "") + (isApart ? Add("cr", credit) : "");
        var picture = $"<div class=\"pic\" style=\"flex:1 0 {heightMm}mm\"></div>";
        return style.CaptionAbove ? caption + picture : picture + caption;
    }

    /// <summary>A caption of the corpus that is not on the page yet, or a sentence of an article that is not on it either.</summary>
    private string Caption()
    {
        var known = fold.Furniture.Where(issue => issue.Script == style.Script).SelectMany(issue => issue.Texts)
            .Where(text => text.Length > (style.Script == Script.English ? 36 : 14) && text.Length < 220 && !furniture.Contains(text) && text[^1] is '。' or '.' or '摄' or '攝' or '）' or ')').ToList();
        if (known.Count > 0 && words.OneIn(2))
        {
            return words.Any(known);
        }

        var sentence = words.Any(words.Any([.. fold.Stories.Where(story => story.Script == style.Script)]).Paragraphs).Split('。')[0];
        sentence = style.Script == Script.English ? sentence.Split(". ")[0].TrimEnd('.') + "." : sentence.TrimEnd('！', '？', '”', '」') + words.Any<string>(["。", "。", ""]);
        var before = Words.Of(style.Script, words.Any<string>(["图为", "", $"{words.Between(1, 12)}月{words.Between(1, 28)}日，", "昨日，"]), words.Any<string>(["", "圖為", $"{words.Name(style.Script)}（右）"]), words.Any<string>(["", "", $"{words.Name(style.Script)}, left: "]));
        return sentence.Length > 160 ? "" : before + sentence;
    }

    /// <summary>An advertisement, with its label or without.</summary>
    public string Advertisement()
    {
        var script = style.Script;
        var label = words.OneIn(2) ? "" : Add("lab", Words.Of(script, "广告", "廣告", words.Any<string>(["ADVERTISEMENT", "Advertisement", "PAID ADVERTISEMENT"])));
        var parts = new List<string> { Add("ad1", words.OneIn(3) ? words.Offer(script) : words.Shop(script)), Add("ad2", words.Offer(script)) };
        if (words.OneIn(2))
        {
            parts.Add(Add("ad3", Words.Of(script, $"电话：{words.Phone(script)}", $"電話：{words.Phone(script)}", words.Any<string>(["Call ", "Tel. ", ""]) + words.Phone(script))));
        }

        if (words.OneIn(2))
        {
            parts.Add(Add("ad3", Words.Of(script, $"地址：{words.Town(script)}路{words.Between(1, 300)}号", $"{words.Town(script)}路{words.Between(1, 300)}號", $"{words.Between(1, 900)} {words.Town(script)} Avenue")));
        }

        if (words.OneIn(3))
        {
            parts.Add(Add("ad3", words.Any<string>(["www.example.example", words.Price(script), words.Offer(script)])));
        }

        return $"<div class=\"ad\">{label}{string.Concat(parts)}</div>";
    }

    /// <summary>Some furniture of an issue of the corpus, as it stood together there.</summary>
    public string Known()
    {
        var issues = fold.Furniture.Where(issue => issue.Script == style.Script && issue.Texts.Count > 4).ToList();
        if (issues.Count == 0)
        {
            return "";
        }

        var texts = words.Any(issues).Texts;
        var from = words.Between(0, texts.Count - 3);
        return $"<div class=\"ad\">{string.Concat(texts.Skip(from).Take(words.Between(2, 6)).Select(text => Add(text.Length > 30 ? "ad3" : words.Any<string>(["ad1", "ad2", "ad3"]), text)))}</div>";
    }

    /// <summary>A list of what stands on other pages.</summary>
    public string Contents()
    {
        var script = style.Script;
        var title = Words.Of(script, words.Any<string>(["今日导读", "导读", "今日看点", "要目"]), words.Any<string>(["今日要目", "導讀", "今日看點"]), words.Any<string>(["INSIDE", "In this issue", "INDEX", "Inside today"]));
        var form = words.Between(0, 3);
        var rows = fold.Stories.Where(story => story.Script == script).OrderBy(_ => words.Between(0, 1 << 20)).Take(words.Between(3, 6)).Select(story =>
        {
            var page = words.Between(2, 16);
            return script == Script.English
                ? Add("row", form switch { 0 => $"{words.Section(script)} A{page}", 1 => $"{story.Headline}, Page {page}", 2 => $"{story.Headline} B{page}", _ => $"{words.Section(script)} . . . . . . . A{page}" })
                : form switch { 0 => Add("row", story.Headline + $" {page}版"), 1 => Add("row", story.Headline) + Add("row", script == Script.Simplified ? $"详见{page:00}版" : $"詳見A{page}版"), 2 => Add("row", $"{story.Headline}（{page}版）"), _ => Add("row", $"A{page}\u3000{story.Headline}") };
        });
        return $"<div class=\"box\">{Add("t", title)}{string.Concat(rows)}</div>";
    }

    /// <summary>A table: weather, prices, scores. It may be spoken or left out.</summary>
    public string Table()
    {
        var script = style.Script;
        var kind = words.Between(0, 3);
        string Degrees() => $"{words.Between(-5, 38)}℃";
        (string Title, Func<string[]> Row) table = kind switch
        {
            0 => (Words.Of(script, "天气预报", "今日天氣", "WEATHER"), () => script == Script.English ? [words.Town(script), $"{words.Between(30, 99)}", $"{words.Between(10, 60)}", words.Any<string>(["Sunny", "Rain", "Cloudy"])] : [words.Town(script), script == Script.Simplified ? words.Any<string>(["多云", "晴", "小雨"]) : words.Any<string>(["多雲", "晴", "短暫雨"]), $"{Degrees()}～{Degrees()}"]),
            1 => (Words.Of(script, "昨日股市", "股市行情", "MARKETS"), () => [Words.Of(script, words.Town(script) + "实业", words.Town(script) + "科技", words.Town(script) + " Corp."), $"{words.Between(1, 90)}.{words.Between(10, 99)}", $"{words.Any<string>(["+", "-"])}{words.Between(0, 9)}.{words.Between(10, 99)}%"]),
            2 => (Words.Of(script, "农贸市场菜价（元/斤）", "今日菜價", "Prices"), () => [Words.Of(script, words.Any<string>(["白菜", "土豆", "鸡蛋", "西红柿", "猪肉"]), words.Any<string>(["高麗菜", "雞蛋", "番茄", "豬肉"]), words.Any<string>(["Wheat", "Corn", "Eggs, doz.", "Hay, ton"])), $"{words.Between(1, 20)}.{words.Between(10, 99)}"]),
            _ => (Words.Of(script, "积分榜", "戰績表", "SCOREBOARD"), () => [words.Town(script), $"{words.Between(1, 30)}", $"{words.Between(1, 30)}", $"{words.Between(1, 60)}"]),
        };
        var rows = Enumerable.Range(0, words.Between(3, 7)).Select(_ => table.Row()).ToList();
        foreach (var row in rows)
        {
            either.AddRange([string.Join(' ', row), .. row]);
        }

        either.Add(table.Title);
        return $"<div class=\"box\"><div class=\"t\">{Html.Text(table.Title)}</div><table>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Html.Text(cell)}</td>"))}</tr>"))}</table></div>";
    }

    /// <summary>The heading of a column of short news.</summary>
    public string ColumnName() => Add("lbl", Words.Of(style.Script, words.Any<string>(["简讯", "国内简讯", "短波", "一句话新闻", "广角", "国际瞭望", "新闻速览"]), words.Any<string>(["短訊", "兩岸短波", "新聞簡報", "國際短訊", "社區動態"]), words.Any<string>(["IN BRIEF", "News in brief", "BRIEFLY", "Around the county", "DIGEST", "Police log", "Nation & World"])));

    /// <summary>What stands at the top of the page, or at its foot.</summary>
    public string Folio(string newspaper, bool isFront, bool isFoot)
    {
        var script = style.Script;
        var (month, day, page) = (words.Between(1, 12), words.Between(1, 28), words.Between(2, 28));
        var date = Words.Of(script, $"2026年{month}月{day}日{words.Any<string>(["　", " "])}星期{words.Any<string>(["一", "二", "三", "四", "五", "六", "日"])}", words.OneIn(2) ? $"2026年{month}月{day}日 星期{words.Any<string>(["一", "二", "四", "日"])}" : $"民國115年{month}月{day}日（星期{words.Any<string>(["一", "三", "五"])}）",
            $"{words.Any<string>(["Monday", "Tuesday", "Friday", "Sunday"])}, {words.Any<string>(["January", "March", "June", "October"])} {day}, 2026");
        var number = Words.Of(script, words.Any<string>([$"{page:00}", $"A{page}", $"第{page}版", $"{page:00}版"]), words.Any<string>([$"A{page}", $"{page}", $"第{page}版"]), words.Any<string>([$"A{page}", $"{page}", $"Page {page}", $"B{page}"]));
        var editors = Words.Of(script, words.Any<string>(["责编：{0} 美编：{1} 校对：{2}", "责任编辑 {0}　版式 {1}　校对 {2}", "编辑：{0}　组版：{1}"]), words.Any<string>(["版面主編／{0}　美術編輯／{1}", "責任編輯：{0} 美術編輯：{1}", "編輯 {0}"]), words.Any<string>(["Editor: {0}  editor@example.example", "Published by {0}"]))
            .Replace("{0}", words.Name(script), StringComparison.Ordinal).Replace("{1}", words.Name(script), StringComparison.Ordinal).Replace("{2}", words.Name(script), StringComparison.Ordinal);
        var isCapital = words.OneIn(2);
        if (isFront && !isFoot)
        {
            var extra = Words.Of(script, words.Any<string>([$"今日{page}版　总第{words.Between(1000, 9999)}期", "国内统一连续出版物号 CN 00-0417", $"农历丙午年{words.Any<string>(["正月初五", "四月十二", "八月廿三"])}", $"今日天气：多云转晴 {day}℃"]), words.Any<string>([$"第{words.Between(1000, 9999)}號", "零售每份10元", "農曆丙午年八月廿三", "今日出紙四大張"]), words.Any<string>(["$2.50", $"Vol. {words.Between(20, 160)}, No. {page}", "www.herald.example", "Today: sunny, high 71", "FINAL EDITION"]));
            return Add("np", isCapital ? newspaper.ToUpperInvariant() : newspaper) + Row(words.OneIn(3) ? [date, extra, words.Offer(script)] : [date, extra]);
        }

        string[] cells = [number, words.Section(script), date, newspaper];
        string[] shown = [.. cells.Where((_, i) => i == 0 || !words.OneIn(4))];
        return Row(words.OneIn(2) && script != Script.English ? [.. shown, editors] : words.OneIn(2) ? [.. shown.Reverse()] : shown);

        string Row(IEnumerable<string> texts) => $"<div class=\"fol\">{string.Concat(texts.Select(text => $"<span>{Note(text)}</span>"))}</div>";
    }

    /// <summary>A line of furniture.</summary>
    private string Add(string name, string text) => $"<div class=\"{name}\">{Note(text)}</div>";

    private string Note(string text)
    {
        furniture.Add(text);
        return Html.Text(text);
    }
}
