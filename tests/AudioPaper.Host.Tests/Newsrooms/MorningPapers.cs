using System.Text;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>Small newspapers of one morning: a page each, made by rule so that up to 48 differ.</summary>
internal static class MorningPapers
{
    private static readonly string[] Towns = ["青石镇", "柳溪县", "白鹭湾", "枫桥区", "云岭乡", "竹山镇", "海沧村", "银杏里"];
    private static readonly string[] Kinds = ["早报", "日报", "晚报", "时报", "新闻报", "快报"];
    private static readonly string[] Things = ["图书馆", "老码头", "菜市场", "天文台", "手工船坊", "社区花园", "消防站", "电车总站", "邮局", "植物园"];
    private static readonly string[] Deeds = ["重新开放", "迎来百年", "换上新灯", "招募志愿者", "延长开放时间", "修好了屋顶"];
    private static readonly string[] Names = ["温若川", "丁一禾", "陆知遥", "许青禾", "沈望舒", "季临风"];

    /// <summary>The page of a newspaper.</summary>
    /// <param name="number">Which newspaper.</param>
    /// <param name="articles">How many articles.</param>
    /// <param name="correction">Changes a number in the last article; 0 for none.</param>
    public static string Page(int number, int articles = 3, int correction = 0)
    {
        var page = new StringBuilder($"{Name(number)}\n2026年3月19日 星期四 第1版\n");
        for (var i = 0; i < articles; i++)
        {
            var (town, thing, deed, name) = (Towns[(number + i * 3) % Towns.Length], Things[(number * 3 + i) % Things.Length], Deeds[(number + i) % Deeds.Length], Names[(number + i) % Names.Length]);
            var visitors = 120 + number * 17 + i * 5 + (i == articles - 1 ? correction : 0);
            page.Append($"\n{town}{thing}{deed}\n\n本报讯（记者 {name}）{town}的{thing}昨天{deed}，\n当天来了{visitors}位居民。负责人说，准备工作用了{number + i + 2}个月，\n")
                .Append($"每天有{i + 3}名工人从早到晚在场。\n\n住在{thing}对面的居民说，{town}已经{number + 10}年没有这么热闹。\n明年春天，{thing}旁边还要种上{number * 2 + i + 30}棵树。\n");
        }

        return page.ToString();
    }

    /// <summary>Name of the newspaper.</summary>
    public static string Name(int number) => Towns[number % Towns.Length] + Kinds[number / Towns.Length % Kinds.Length];

    /// <summary>Folder of its issue below the library.</summary>
    public static string Folder(int number) => $"{Name(number)}/2026-03-19";
}
