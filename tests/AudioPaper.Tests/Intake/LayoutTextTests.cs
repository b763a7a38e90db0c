using AudioPaper.Intake.Layout;

namespace AudioPaper.Tests.Intake;

/// <summary>Page text whose columns stand side by side is read column after column; other text stays as it is.</summary>
public class LayoutTextTests
{
    [Fact]
    public void Columns_with_a_wide_gutter_are_read_one_after_the_other() => Reads(
        """
        The ferry left the pier         hour on the sandbank and
        at nine with forty people       sang until the tide came.
        aboard and came back at         Nobody was hurt, and the
        noon. It had waited an          captain bought the beer.
        """,
        "noon. It had waited an hour on the sandbank");

    [Fact]
    public void A_gutter_of_one_space_parts_columns_of_hanzi() => Reads(
        """
        昨天上午九点一台绿色小货车 来都有，还替人捎快递交话费。
        停在老槐树下，七八个老人提 开车的是退伍兵，车头挂着一个
        着瓶子围了上来。车上油盐酱 本子，记着谁家要什么，一根锄
        醋、电池灯泡、常用药品样样 头把，两包盐，一年用了七个。
        都有。                     大家都说方便。
        """,
        "常用药品样样都有。来都有，还替人");

    [Fact]
    public void A_gutter_may_shift_where_digits_stand_in_the_column_before_it() => Reads(
        """
        11月3日上午九点，一台绿色小货 来都有，还替人捎快递交话费。
        停在老槐树下，七八个老人提 开车的是退伍兵，车头挂着一个
        着瓶子围了上来。车上油盐酱 本子，记着谁家要什么，一根锄
        醋、电池灯泡、常用药品样样 头把，两包盐，一年用了七个。
        都有。                     大家都说方便。
        """,
        "常用药品样样都有。来都有，还替人");

    [Fact]
    public void A_head_over_two_columns_comes_before_both() => Reads(
        """
        旧车站改成图书馆
          本报讯（记者 谷雨）停用了         馆里有一万二千本书，候车
        十年的老车站昨天重新开门，           室的长椅没有拆，读者就坐在
        门口的钟又走了起来。              上面看书，免费开放。
        夜校开了修理课
          上周三晚上，职工夜校的修          十一台电扇转了起来。课程共
        理课开讲，学员带来了电扇和           八次，不收学费，零件自备。
        台灯，两个小时以后，              下周接着讲收音机。
        """,
        "门口的钟又走了起来。馆里有一万二千本书", "免费开放。夜校开了修理课", "两个小时以后，十一台电扇");

    [Fact]
    public void Words_with_one_space_between_columns_are_parted_by_hyphens_and_by_what_fits() => Reads(
        """
        fifth, which has only “We put them one
        eleven words, is sung after the other,” she
        by Mr. Kwok alone, said. “It sounds like
        because he is the only walking down one
        person in Maple Har- street with all the
        bour who speaks what windows open.”
        Mr. Kwok speaks.           The choir will per-
           The choir began in form at the Lantern
        January with nineteen Picnic on June 20. A
        members and a dis- sheet with the words
        agreement. Half of will be handed out, in
        """,
        "January with nineteen members and a dis-agreement. Half of", "Picnic on June 20. A sheet with the words will be handed out, in");

    [Fact]
    public void Gaps_in_spread_lines_of_a_column_are_no_gutters() => Reads(
        """
        vacant      for    24        Communities             punish        pension
        months without “a            Secretary,       told   funds for a decline
        serious attempt to           colleagues that too     they had not caused.
        let it”, according to        many owners pre-        “You cannot tax a
        a consultation paper         ferred an empty         tenant into being,”
        """,
        "vacant for 24 months without “a serious attempt to let it”, according to a consultation paper", "Communities Secretary, told colleagues");

    [Fact]
    public void A_head_in_the_middle_comes_before_the_first_column() => Reads(
        """
                              一条水渠修到家门口


           水来了，水来了。十一月    年，村民要到三里外的山沟      机械一点点凿，工期因此多
        十六日上午，石臼镇上坪村      挑水浇菜。今年三月，县水      用了二十多天，但保住了岩
        的田埂上围满了村民，往年      务局把这条渠列入了项目，      下的三棵古樟树。
        """,
        "一条水渠修到家门口水来了", "往年年，村民要到", "列入了项目，机械一点点凿");

    [Theory]
    [InlineData("A line with   wide gaps, as a setter makes them.\nThe next one  has others in   other places.\nAnd the third line   ends  the paragraph here.")]
    [InlineData("本报记者 程泊宁  通讯员 高文澜\n\n海湾市滨海步道东段昨天上午建成开放。\n这段步道全长3.6公里，从白鹭码头一直通到旧灯塔。")]
    [InlineData("责编 纪晚舟  美编 叶疏桐\n\n本报讯（记者 顾汀舟 通讯员 解雨桐）3月\n17日上午，海湾市滨海步道东段建成开放。")]
    public void Text_without_columns_stays_as_it_is(string page) => Assert.Equal(page, LayoutText.InReadingOrder(page));

    [Fact]
    public void No_letter_is_lost_or_doubled_in_noise()
    {
        var random = new Random(7);
        var pieces = new[] { " ", "  ", "      ", "\n", "\n\n", "\f", "the", "re- ", "。", "来都有", "It", "end.     ", "，", "a", "12" };
        for (var page = 0; page < 40; page++)
        {
            var text = string.Concat(Enumerable.Range(0, 600).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(Letters(text), Letters(LayoutText.InReadingOrder(text)));
        }
    }

    [Fact]
    public void A_page_that_is_too_large_for_a_newspaper_stays_as_it_is()
    {
        var page = string.Join('\n', Enumerable.Repeat(string.Join("    ", Enumerable.Repeat("word", 110)), 1500));
        Assert.Same(page, LayoutText.InReadingOrder(page));
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Order());

    private static void Reads(string page, params string[] whole)
    {
        var read = string.Concat(LayoutText.InReadingOrder(page).Where(c => !char.IsWhiteSpace(c)));
        Assert.All(whole, text => Assert.Contains(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), read, StringComparison.Ordinal));
    }
}
