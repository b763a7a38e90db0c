using AudioPaper.Intake;
using AudioPaper.Intake.MixedColumns;

namespace AudioPaper.Tests.Intake.MixedColumns;

public class CutTextsTests
{
    private const string Upper = "The ferry to the north shore will\nrun every hour from May, the harbor\nboard said on Monday. Fares stay as\nthey are for people who";
    private const string Lower = "live on the islands, and rise by a\ndollar for all others. The first\nboat leaves at six.";
    private const string Head = "Bakery on Mill Street\nturns one hundred";
    private const string Other = "The ovens were lit for the first\ntime in the spring of 1926. They\nhave not gone cold since then.";

    [Fact]
    public void A_column_that_is_cut_goes_on_where_its_text_does()
    {
        var text = Read(string.Join("\n\n", Upper, Head, Other, Lower) + "\n");
        Assert.Equal(string.Join("\n\n", Upper + "\n" + Lower, Head, Other), text.TrimEnd());
    }

    [Fact]
    public void What_follows_in_the_same_column_moves_with_it()
    {
        const string Next = "Tickets are sold in the hall at the\npier, where the old clock has been\nmended as well this winter.";
        var text = Read(string.Join("\n\n", Upper, Head, Lower, Next, "Letters", Other) + "\n");
        Assert.Equal(string.Join("\n\n", Upper + "\n" + Lower, Next, Head, "Letters", Other), text.TrimEnd());
    }

    [Fact]
    public void A_broken_word_goes_on_over_other_blocks()
    {
        const string Cut = "The harbor board met on Monday. It\nlooked at the fares of last year,\nand found that the ferry needs ad-";
        const string Rest = "ditional boats in summer, as most\nof the guests come to the islands.";
        Assert.StartsWith(Cut + "\n" + Rest, Read(string.Join("\n\n", Cut, Head, Rest, Other) + "\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chinese_column_goes_on_where_the_word_does()
    {
        const string Cut = "渡口的老船工今年退休了，接替\n他的是他的女儿。她大学毕业以\n后在城里工作了三年，前年又回";
        const string Rest = "到村里考了驾驶证。如今每天开\n船来回十二趟，把学生和老人送\n到对岸，一天也没有停过。";
        const string Next = "图书馆的旧书修复室里，三位工\n作人员正在给一本地方志补虫洞\n，明年春天就能重新借阅。";
        var text = Read(string.Join("\n\n", Cut, "旧书有了新衣", Next, Rest) + "\n");
        Assert.Equal(string.Join("\n\n", Cut + "\n" + Rest, "旧书有了新衣", Next), text.TrimEnd());
    }

    [Fact]
    public void Whole_texts_keep_their_order()
    {
        var page = string.Join("\n\n", Head, Other, "Two boats for the bay", Lower, Upper + "\nlive there.") + "\n";
        Assert.Equal(page, Read(page));
    }

    [Fact]
    public void A_headline_is_no_text_that_is_cut()
    {
        var page = string.Join("\n\n", "Council asks the harbor board for\na second boat and", "BY RUTH AMBERLEY", Other, Lower) + "\n";
        Assert.Equal(page, Read(page));
    }

    [Fact]
    public void Texts_that_seem_to_go_on_in_each_other_are_all_kept()
    {
        var page = string.Join("\n\n", Lower[..^1] + " and", Upper, Head, Lower[..^1] + " or", Upper) + "\n";
        Assert.Equal(page.Where(c => !char.IsWhiteSpace(c)).Order(), Read(page).Where(c => !char.IsWhiteSpace(c)).Order());
    }

    private static string Read(string page) => MixedColumnText.InReadingOrder(new Source("page.txt", page), TestContext.Current.CancellationToken).Text;
}
