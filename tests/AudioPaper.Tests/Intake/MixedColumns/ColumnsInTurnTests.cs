using AudioPaper.Intake;
using AudioPaper.Intake.MixedColumns;

namespace AudioPaper.Tests.Intake.MixedColumns;

public class ColumnsInTurnTests
{
    private const string Bakery = "老街口的面包店每天清晨四点点灯，师傅先把昨晚发好的面团切开，再一个个揉圆，放进炉子里烤。第一炉面包出来的时候，街上还没有人，只有送牛奶的车慢慢开过去。师傅说，他做了二十年面包，从来没有睡过一个懒觉。";
    private const string Library = "图书馆的旧书修复室里，三位工作人员正在给一本地方志补虫洞。她们用毛笔蘸上浆糊，把薄薄的棉纸一点一点贴在破损的地方，等纸干透了再压平。这本书一共有两百多页，全部修好大约需要半年时间，明年春天就能重新借给读者。";
    private const string Ferry = "渡口的老船工今年退休了，接替他的是他的女儿。她大学毕业以后在城里工作了三年，去年回到村里考了驾驶证。现在她每天开船来回十二趟，把学生和老人送到对岸。村民们都说，船还是那条船，只是比从前更准时了。";

    [Fact]
    public void Columns_whose_lines_come_in_turn_are_read_one_after_the_other()
    {
        var read = Read("三条街上的早晨\n\n" + InTurn(11, Bakery, Library, Ferry));
        Assert.Equal("三条街上的早晨" + Bakery + Library + Ferry, OneLine(read.Text));
        Assert.Equal("columns-mixed", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void A_column_that_begins_lower_down_is_read_after_those_before_it()
    {
        var rows = InTurn(11, Bakery, Library).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).ToList();
        var late = Lines(11, Ferry[..60]).ToList();
        for (var i = 0; i < late.Count; i++)
        {
            rows.Insert(6 + (3 * i) + 2, late[i]);
        }

        Assert.Equal(Bakery + Library + Ferry[..60], OneLine(Read(string.Join("\n\n", rows) + "\n").Text));
    }

    [Fact]
    public void A_caption_between_the_rows_is_kept_out_of_the_columns()
    {
        var rows = InTurn(11, Bakery, Library, Ferry).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).ToList();
        rows.Insert(9, "图为开船");
        var text = OneLine(Read(string.Join("\n\n", rows) + "\n").Text);
        Assert.Contains(Bakery, text, StringComparison.Ordinal);
        Assert.Contains(Library, text, StringComparison.Ordinal);
        Assert.Contains(Ferry, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_goes_on_from_the_foot_of_a_column_at_the_top_of_the_next()
    {
        var lines = Lines(11, Bakery + Library).ToList();
        var half = lines.Count / 2;
        var rows = Enumerable.Range(0, lines.Count - half).SelectMany(i => i < half ? new[] { lines[i], lines[half + i] } : [lines[half + i]]);
        Assert.Equal(Bakery + Library, OneLine(Read(string.Join("\n\n", rows) + "\n").Text));
    }

    [Theory]
    [InlineData(Bakery)]
    [InlineData(Library)]
    public void Every_letter_stays_once(string last)
    {
        var page = InTurn(9, Ferry, last, Bakery, "“" + Ferry);
        Assert.Equal(OneLine(page).Order(), OneLine(Read(page).Text).Order());
    }

    [Fact]
    public void Columns_in_order_stay_as_they_are()
    {
        var page = string.Join("\n\n", new[] { Bakery, Library, Ferry }.Select(text => string.Join('\n', Lines(11, text)))) + "\n";
        Assert.Equal(page, Read(page).Text);
        var parted = string.Join("\n\n", new[] { Bakery, Library, Ferry }.SelectMany(text => Lines(11, text))) + "\n";
        Assert.Equal(parted, Read(parted).Text);
    }

    [Fact]
    public void A_page_of_too_many_blocks_stays_as_it_is() =>
        Assert.Null(ColumnsInTurn.Chains([.. Enumerable.Repeat(Block("一行文字"), ColumnsInTurn.MostBlocks + 1)], out _, TestContext.Current.CancellationToken));

    [Fact]
    public void The_blocks_of_a_source_are_searched_only_so_long()
    {
        var budget = new PlacementBudget();
        Assert.True(budget.TakeBlocks(100_000));
        Assert.False(budget.TakeBlocks(1));
    }

    [Fact]
    public void Blocks_go_on_first_in_first_out()
    {
        var blocks = Enumerable.Repeat(Block("这是一整行没有完的文字"), 6).ToList();
        var links = Enumerable.Range(0, 6).Select(i => Enumerable.Range(1, 5 - i).Select(ahead => ahead == 2 ? 2.0 : -3).ToArray()).ToArray();
        Assert.Equal([2, 3, 4, 5, -1, -1], TurnAlignment.Of(blocks, links));
    }

    [Fact]
    public void A_link_that_cannot_be_is_not_made()
    {
        var blocks = Enumerable.Repeat(Block("这是一整行没有完的文字"), 3).ToList();
        Assert.Equal([-1, -1, -1], TurnAlignment.Of(blocks, [[double.NaN, double.NaN], [double.NaN], []]));
    }

    [Fact]
    public void A_word_across_the_line_end_or_seen_elsewhere_on_the_page_speaks_for_a_link()
    {
        var links = new BlockLinks([Block("他昨天上午走进了图书"), Block("馆，借了三本小说回家"), Block("蘸上浆糊以后再压平它"), Block("老韦阿婆说"), Block("站在门口的人正是老韦"), Block("阿婆，她今年八十岁了")]);
        Assert.True(links.Between(0, 1) > links.Between(0, 2) + 1);
        Assert.True(links.Between(4, 5) > links.Between(4, 2) + 1);
    }

    [Theory]
    [InlineData("他昨天上午走进了图书", "，借了三本小说就回家")]
    [InlineData("他昨天上午走进了“", "图书馆借了三本小说回")]
    [InlineData("The ferry left the pier at", "nine and came back at ten")]
    public void No_link_begins_with_a_comma_ends_with_an_opening_mark_or_is_Latin(string upper, string lower) =>
        Assert.Null(new BlockLinks([Block(upper), Block(lower)]).Between(0, 1));

    [Theory]
    [InlineData('圖', '书', LineJoins.Strong)]
    [InlineData('1', '9', LineJoins.Likely)]
    [InlineData('八', '百', LineJoins.Strong)]
    [InlineData('馆', '蘸', LineJoins.Unknown)]
    public void Letters_count_by_class(char left, char right, double evidence) => Assert.Equal(evidence, LineJoins.Evidence(left, right));

    [Fact]
    public void Lines_of_another_measure_are_not_of_the_column()
    {
        var blocks = new[] { "一行有十一个字的文字啊", "一行有十一个字的文字呢", "一行有十一个字的文字吧", "一行有十一个字的文字吗", "六个字的一行", "六个字的一行", "六个字的二行", "六个字的三行" }
            .Select(text => Block(text)).ToList();
        var measures = new ColumnMeasures(blocks, new TurnChains([1, 2, 3, -1, 5, 6, 7, -1]));
        Assert.Equal((11.0, 6.0), (measures.Of(3), measures.Of(4)));
        Assert.True(measures.Evidence(3, 4) < 0);
        Assert.Equal(0, measures.Evidence(2, 3));
    }

    [Fact]
    public void A_few_blocks_in_turn_are_not_enough()
    {
        var blocks = Enumerable.Repeat(Block("这是一整行没有完的文字"), 5).ToList();
        var next = new[] { 2, 3, 4, -1, -1 };
        Assert.Empty(TurnRegions.Keep(blocks, next, (from, to) => to == from + 2 ? 3 : -1, out var isMixed));
        Assert.False(isMixed);
        Assert.All(next, to => Assert.Equal(-1, to));
    }

    private static TurnBlock Block(string line) => new([new Cell(line)], false);

    private static Source Read(string text) => MixedColumnText.InReadingOrder(new Source("page.txt", text), TestContext.Current.CancellationToken);

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Lines of so many letters, the first two squares shorter; no line begins with a mark.</summary>
    private static IEnumerable<string> Lines(int measure, string text)
    {
        for (var (at, length) = (0, measure - 2); at < text.Length; (at, length) = (at + length, measure))
        {
            length = Math.Min(length, text.Length - at);
            length -= at + length < text.Length && "，。、".Contains(text[at + length], StringComparison.Ordinal) ? 1 : 0;
            yield return text.Substring(at, length);
        }
    }

    private static string InTurn(int measure, params string[] columns)
    {
        var lines = columns.Select(text => Lines(measure, text).ToList()).ToList();
        return string.Concat(Enumerable.Range(0, lines.Max(column => column.Count))
            .SelectMany(row => lines.Where(column => row < column.Count).Select(column => column[row] + "\n\n")));
    }
}
