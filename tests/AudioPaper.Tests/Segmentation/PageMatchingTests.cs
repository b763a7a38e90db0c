using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;

namespace AudioPaper.Tests.Segmentation;

public class PageMatchingTests
{
    private const string BridgeHead = "Old bridge at Alder Creek to close";
    private const string Bridge = "The old bridge over Alder Creek will\nclose on Friday, county engineers said.\nTrucks must take the road by the mill.";
    private const string BridgeRest = "The engineers found rust in the bridge\nlast month. The county will pay for a\nnew one at Alder Creek next year.";
    private const string LibraryHead = "Library lends telescopes to readers";
    private const string Library = "Readers of the Pomeroy library may now\nborrow telescopes for two weeks. Nine\nwere given to it by a retired teacher.";
    private const string LibraryRest = "The teacher, Walt Ingersoll, ground the\ntelescopes himself. The library asks all\nreaders to keep the caps on by day.";

    [Fact]
    public void Headlines_find_their_texts_where_an_export_mixed_them() =>
        Assert.Equal([(BridgeHead, Bridge + "\n" + BridgeRest), (LibraryHead, Library + "\n" + LibraryRest)],
            Articles(BridgeHead, LibraryHead, Bridge, BridgeRest, Library, LibraryRest));

    [Fact]
    public void Texts_that_stand_in_order_keep_their_headlines() =>
        Assert.Equal([(BridgeHead, Bridge + "\n" + BridgeRest), (LibraryHead, Library + "\n" + LibraryRest)],
            Articles(BridgeHead, Bridge, BridgeRest, LibraryHead, Library, LibraryRest));

    [Fact]
    public void A_headline_below_its_text_is_found() =>
        Assert.Equal([(BridgeHead, Bridge), (LibraryHead, Library)], Articles(Bridge, BridgeHead, Library, LibraryHead));

    [Fact]
    public void Every_block_is_in_one_article()
    {
        string[] blocks = [BridgeHead, LibraryHead, LibraryRest, Bridge, "Late news", BridgeRest, Library];
        var found = string.Concat(Articles(blocks).Select(article => article.Head + "\n" + article.Text + "\n"));
        Assert.Equal(string.Join('\n', blocks).Where(char.IsLetter).Order(), found.Where(char.IsLetter).Order());
    }

    [Fact]
    public void Nothing_is_matched_once_the_budget_is_spent()
    {
        var budget = new MatchingBudget();
        while (budget.Take())
        {
        }

        var stories = PageMatching.Of(FragmentsOf(BridgeHead, LibraryHead, Bridge, Library), budget);
        Assert.Equal(2, stories!.Count);
        Assert.Equal(0, stories[0].ParagraphCount);
    }

    [Fact]
    public void A_page_of_very_many_pieces_keeps_its_order() =>
        Assert.Null(PageMatching.Of(FragmentsOf([.. Enumerable.Range(0, 81).Select(i => i % 2 == 0 ? BridgeHead : Bridge)]), new MatchingBudget()));

    private static List<(string Head, string Text)> Articles(params string[] blocks) =>
        PageMatching.Of(FragmentsOf(blocks), new MatchingBudget())!.OrderBy(story => Array.IndexOf(blocks, Head(story))).Select(story => (Head(story),
            string.Join('\n', blocks.Where(block => block.Contains('\n', StringComparison.Ordinal) && story.Body.Contains(OneLine(block), StringComparison.Ordinal))))).ToList();

    private static string Head(Story story) => string.Concat(story.Heads.Select(head => head.Line.Text.Text));

    private static string OneLine(string block) => block.Replace('\n', ' ');

    /// <summary>Blocks of one line are head lines, others running text.</summary>
    private static List<Fragment> FragmentsOf(params string[] blocks)
    {
        var lines = PageLine.PagesOf(0, new Source("page.txt", string.Join("\n\n", blocks)), 0).Single();
        return Fragmenting.Of([.. lines.Select((line, i) => line with
        {
            Label = !line.AfterBlank ? LineLabel.Next : i + 1 == lines.Count || lines[i + 1].AfterBlank ? LineLabel.NewHead : LineLabel.First,
        })]);
    }
}
