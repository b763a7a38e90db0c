namespace AudioPaper.Training.Generation;

/// <summary>How newspapers name writers and photographers.</summary>
internal static class Credits
{
    /// <summary>A line of names; lines are parted by a line break.</summary>
    /// <param name="names">Who wrote.</param>
    /// <param name="script">In what the article is written.</param>
    /// <param name="form">Which form, 0–11.</param>
    /// <param name="words">For what must be made up.</param>
    /// <param name="isCapital">Whether English names are in capitals.</param>
    public static string Line(IReadOnlyList<string> names, Script script, int form, Words words, bool isCapital)
    {
        if (script == Script.English)
        {
            var all = string.Join(words.OneIn(4) ? ", " : " and ", names.Select(name => isCapital ? name.ToUpperInvariant() : name));
            return form switch
            {
                < 4 => "By " + all,
                4 => (isCapital ? "BY " : "By ") + all + "\n" + words.Any<string>(["Staff Writer", "Staff Reporter", "Of the Times staff", "City Hall reporter", "STAFF WRITER", "Education Correspondent"]),
                5 => all,
                6 => all + "\n" + words.Any<string>(["Political Editor", "Staff Writer", "Business Correspondent", "in Brussels"]),
                7 => "By " + all + "\n" + words.Any<string>(["news@herald.example", "The Gazette", "Northern Press", "Capital News Service"]),
                8 => "By " + all + words.Any<string>([" | Staff Writer", ", Staff Writer", " / Correspondent"]),
                9 => words.Any<string>(["Words by ", "Story by ", "Reporting by "]) + all,
                10 => "— " + all,
                _ => "By " + all,
            };
        }

        var isTraditional = script == Script.Traditional;
        var space = words.Any<string>([" ", "\u3000", ""]);
        var list = string.Join(space.Length > 0 && words.OneIn(2) ? " " : "、", names);
        var reporter = isTraditional ? "記者" : "记者";
        var paper = words.Any(isTraditional ? ["本報", "特約", "", "本報"] : new[] { "本报", "晚报", "见习", "", "本报" });
        return form switch
        {
            < 3 => paper + reporter + (space.Length == 0 ? " " : space) + list,
            3 => list,
            4 => "□ " + (words.OneIn(2) ? paper + reporter + " " : "") + list,
            5 => "■" + list,
            6 => (isTraditional ? "撰文：" : "文：") + list,
            7 => paper + reporter + " " + list + words.Any(isTraditional ? [" 文／圖", " 攝影報道", ""] : new[] { " 文/图", " 文/摄", " 摄影报道" }),
            8 => isTraditional ? $"【記者{list}／{words.Town(script)}報導】" : list + " 报道",
            9 => isTraditional ? "◎" + list : paper + reporter + " " + list + " 通讯员 " + words.Name(script),
            10 => isTraditional ? $"［記者{list}］" : "◎" + reporter + " " + list,
            _ => (isTraditional ? "文、圖：" : "文/图 ") + (words.OneIn(2) ? paper + reporter + " " : "") + list,
        };
    }

    /// <summary>What stands before the first words and names the writers, if there are any.</summary>
    public static string Lead(IReadOnlyList<string> names, Script script, Words words)
    {
        var (list, town, day) = (string.Join(words.OneIn(2) ? " " : "、", names), words.Town(script), $"{words.Between(1, 12)}月{words.Between(1, 28)}日");
        return script switch
        {
            Script.Simplified when names.Count == 0 => words.Any<string>(["本报讯 ", "本报讯\u3000", "晚报讯 ", $"本报{town}{day}讯 ", $"新华社{town}{day}电 "]),
            Script.Simplified => words.Any<string>([$"本报讯（记者 {list}）", $"本报讯（记者{list}）", $"晨报讯（记者 {list}）", $"本报讯 记者 {list} 报道 ", $"本报{town}{day}电（记者 {list}）", $"本报讯（通讯员 {list}）", $"新华社{town}{day}电（记者 {list}）", $"本报讯（记者 {list} 通讯员 {words.Name(script)}）"]),
            Script.Traditional when names.Count == 0 => words.Any<string>(["【本報訊】", $"（{town}訊）", "【專訊】", "（本報訊）"]),
            Script.Traditional => words.Any<string>([$"〔記者{list}／{town}報導〕", $"【記者{list}╱{town}報導】", $"【本報訊】（記者 {list}）", $"【本報記者{list}/{town}報導】", $"（記者{list}{town}報導）", $"【本報訊】記者{list}報道："]),
            _ => words.OneIn(2) ? $"{town.ToUpperInvariant()} — " : words.Any<string>([$"{town.ToUpperInvariant()}, March {words.Between(1, 30)} — ", $"{town.ToUpperInvariant()} (AP) — ", $"{town.ToUpperInvariant()}: "]),
        };
    }

    /// <summary>Who took a picture.</summary>
    public static string Photo(Script script, Words words)
    {
        var name = words.Name(script);
        return script switch
        {
            Script.Simplified => words.Any<string>([$"本报记者 {name} 摄", $"{name} 摄", $"{name}/摄", $"（{name} 摄）", $"记者 {name} 摄影", $"图/{name}", "资料图片", $"摄影：{name}", $"通讯员 {name} 摄"]),
            Script.Traditional => words.Any<string>([$"記者{name}／攝影", $"（記者{name}攝）", $"{name}攝", $"本報記者 {name} 攝", "資料圖片", "（業者提供）", $"圖：{name}", "受訪者供圖"]),
            _ => words.Any<string>([$"Photo by {name}", $"Photo: {name}", $"PHOTO BY {name.ToUpperInvariant()}", $"{name}/Staff", $"{name.ToUpperInvariant()} / THE HERALD", "Courtesy photo", $"Photograph: {name}", $"({name})", $"{name} photo", "Contributed photo"]),
        };
    }
}
