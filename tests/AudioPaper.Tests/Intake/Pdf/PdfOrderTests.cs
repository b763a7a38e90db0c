using AudioPaper.Intake.Pdf;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace AudioPaper.Tests.Intake.Pdf;

public class PdfOrderTests
{
    [Fact]
    public void Words_that_justification_draws_apart_stay_on_their_line()
    {
        // The wide gap of the second line lies over the wide gap of the third, as a gutter would.
        var text = Read((page, font) =>
        {
            Line(page, font, 20, 300, "The kettle sang in the kitchen");
            Words(page, font, 300 - 13, (20, "until "), (85, "nobody"));
            Words(page, font, 300 - 26, (20, "could "), (85, "hear the bell."));
        });

        Assert.Equal("The kettle sang in the kitchen\nuntil nobody\ncould hear the bell.\n", text);
    }

    [Fact]
    public void Where_white_space_misleads_the_order_of_painting_keeps_sentences_whole()
    {
        // Below the first column of the story stands another one, nearer than the story's second column.
        var text = Read((page, font) =>
        {
            Column(page, font, 20, 300, "The ferry left at", "nine and came back", "at noon because the", "wind had turned and");
            Column(page, font, 140, 300, "nobody wanted to", "wait for it any", "longer than that.");
            Line(page, font, 20, 244, "A swan returns", 14);
            Column(page, font, 20, 226, "It sat on the same", "nest as last year", "and hissed.");
        });

        Assert.Contains("turned and\n\nnobody wanted", text, StringComparison.Ordinal);
        Assert.Contains("A swan returns\n\nIt sat", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_painted_by_styles_is_read_as_it_is_placed()
    {
        var text = Read((page, font) =>
        {
            Line(page, font, 20, 300, "Bread is dear", 16);
            Line(page, font, 220, 300, "Fish is cheap", 16);
            Column(page, font, 20, 280, "Bakers in the town", "ask for more flour.");
            Column(page, font, 220, 280, "The nets are full", "again this week.");
        });

        Assert.Equal("Bread is dear\n\nBakers in the town\nask for more flour.\n\nFish is cheap\n\nThe nets are full\nagain this week.\n", text);
    }

    [Fact]
    public void A_large_first_letter_painted_before_everything_goes_to_its_line()
    {
        var painted = new List<TextBox> { Box("W", 20, 270, 36), Box("By Ada Lune", 20, 300, 8), Box("inter came early to", 42, 290, 10), Box("the valley.", 42, 277, 10) };

        var areas = StreamOrder.Of(painted);

        Assert.Equal(["By Ada Lune", "W|inter came early to|the valley."], areas.Select(area => string.Join('|', area.Select(box => string.Concat(box.Glyphs.Select(glyph => glyph.Text))))));
    }

    [Fact]
    public void A_line_above_the_one_before_begins_an_area()
    {
        var areas = StreamOrder.Of([Box("one", 20, 300, 10), Box("two", 20, 287, 10), Box("three", 120, 300, 10), Box("four", 120, 287, 10)]);

        Assert.Equal(2, areas.Count);
    }

    [Fact]
    public void A_sentence_that_does_not_go_on_is_a_break()
    {
        List<PrintedLine> open = [At("the wind had turned and", 20, 300)];
        List<PrintedLine> goesOn = [At("nobody wanted to wait.", 120, 340)];
        List<PrintedLine> other = [At("Bakers in the town ask.", 220, 340)];

        Assert.Equal(0, Coherence.Breaks([open, goesOn, other]));
        Assert.Equal(2, Coherence.Breaks([open, other, goesOn]));
    }

    [Fact]
    public void A_headline_far_from_its_text_is_a_break()
    {
        List<PrintedLine> headline = [At("Bread is dear", 20, 300) with { SizePt = 20 }];
        List<PrintedLine> below = [At("Bakers in the town ask.", 20, 280)];
        List<PrintedLine> far = [At("The nets are full again.", 20, 40)];

        Assert.Equal(0, Coherence.Breaks([headline, below, far]));
        Assert.Equal(1, Coherence.Breaks([headline, far, below]));
    }

    [Theory]
    [InlineData("Bread is dear|Fish is cheap|bakers|nets")]
    [InlineData("bakers|nets|Bread is dear|Fish is cheap")]
    [InlineData("bakers|Bread is dear|nets|Fish is cheap")]
    public void A_headline_painted_elsewhere_goes_to_the_text_below_it(string painted)
    {
        var areas = new Dictionary<string, List<PrintedLine>>
        {
            ["Bread is dear"] = [At("Bread is dear", 20, 300) with { SizePt = 20 }],
            ["bakers"] = [At("Bakers in the town ask for more flour.", 20, 280)],
            ["Fish is cheap"] = [At("Fish is cheap", 120, 300) with { SizePt = 20 }],
            ["nets"] = [At("The nets are full again this whole week.", 120, 280)],
        };

        var order = HeadlineOrder.Of([.. painted.Split('|').Select(name => areas[name])], PageRules.None);

        Assert.Equal([areas["Bread is dear"], areas["bakers"]], order.SkipWhile(area => area != areas["Bread is dear"]).Take(2));
        Assert.Equal([areas["Fish is cheap"], areas["nets"]], order.SkipWhile(area => area != areas["Fish is cheap"]).Take(2));
    }

    [Fact]
    public void A_headline_does_not_go_into_the_middle_of_a_sentence()
    {
        List<List<PrintedLine>> painted = [
            [At("Bread is dear", 20, 300) with { SizePt = 20 }],
            [At("Bakers in the town ask for more flour and", 20, 280)],
            [At("nobody wanted to wait for it any longer.", 120, 280)],
            [At("“No flour”", 120, 300) with { SizePt = 20 }],
        ];

        Assert.Equal(painted, HeadlineOrder.Of(painted, PageRules.None));
    }

    [Fact]
    public void Articles_painted_from_the_foot_up_are_read_from_the_head_down()
    {
        var articles = new[] { "Bread is dear", "Fish is cheap", "Milk is late" }.Select((head, i) => (List<List<PrintedLine>>)[
            [At(head, 20, 300 - (60 * i)) with { SizePt = 20 }], [At("Nobody in the town asks for more of it.", 20, 280 - (60 * i))]]).ToList();
        var placed = articles.SelectMany(article => article).ToList();

        Assert.Equal(placed, ArticleOrder.Of([.. articles.AsEnumerable().Reverse().SelectMany(article => article)], placed));
    }

    [Fact]
    public void A_single_box_painted_late_leaves_the_order_of_painting()
    {
        var articles = new[] { "Bread is dear", "Fish is cheap", "Milk is late" }.Select((head, i) => (List<List<PrintedLine>>)[
            [At(head, 20, 300 - (60 * i)) with { SizePt = 20 }], [At("Nobody in the town asks for more of it.", 20, 280 - (60 * i))]]).ToList();
        List<List<PrintedLine>> painted = [.. articles[1], .. articles[2], .. articles[0]];

        Assert.Equal(painted, ArticleOrder.Of(painted, [.. articles.SelectMany(article => article)]));
    }

    [Fact]
    public void Headlines_that_stand_apart_from_their_text_are_counted()
    {
        List<PrintedLine> bread = [At("Bread is dear", 20, 300) with { SizePt = 20 }];
        List<PrintedLine> fish = [At("Fish is cheap", 220, 300) with { SizePt = 20 }];
        List<PrintedLine> bakers = [At("Bakers in the town ask for more flour.", 20, 280)];
        List<PrintedLine> nets = [At("The nets are full again this week.", 220, 280)];

        Assert.Equal(2, HeadlineOrder.Apart([bread, fish, bakers, nets]));
        Assert.Equal(0, HeadlineOrder.Apart([[.. bread, .. bakers], fish, nets]));
    }

    [Fact]
    public void A_signature_in_other_letters_keeps_no_headline_from_its_text()
    {
        List<PrintedLine> head = [At("Fish is cheap", 220, 300) with { SizePt = 20 }];
        List<PrintedLine> signed = [At("The nets are full again this week", 20, 280), At("The writer fishes", 20, 268) with { SizePt = 9.4 }];
        List<PrintedLine> text = [At("Bakers in the town ask for more flour.", 220, 280)];
        List<PrintedLine> other = [At("Snow is early", 20, 300) with { SizePt = 20 }];

        Assert.Equal([other, signed, head, text], HeadlineOrder.Of([head, other, signed, text], PageRules.None));
    }

    [Fact]
    public void An_indented_paragraph_below_a_very_short_line_stays_in_its_area() =>
        Assert.Single(StreamOrder.Of([Box("the last words of a", 20, 300, 10), Box("it.", 20, 287, 10), Box("Then more", 40, 274, 10)]));

    [Fact]
    public void The_lines_of_a_centred_headline_are_one_block() =>
        Assert.Equal([true, false], Lines.Of([Box("A headline that is long", 20, 300, 20), Box("and short", 90, 277, 20)]).Select(line => line.StartsBlock));

    [Fact]
    public void Text_that_runs_around_a_picture_is_one_block()
    {
        var lines = Lines.Of([
            Box("the first line is full", 20, 300, 10), Box("and beside the pic", 40, 287, 10), Box("ture lines are sho", 40, 274, 10), Box("rter than they wer", 40, 261, 10),
            Box("before, and below it,", 20, 248, 10), Box("they are long again..", 20, 235, 10), Box("and so on.", 20, 222, 10),
        ]);

        Assert.Equal([true, true, false, false, false, false, false], lines.Select(line => line.StartsBlock));
    }

    [Theory]
    [InlineData("农\u2F3E们说", "农户们说")]
    [InlineData("農\u2F3E們說", "農戶們說")]
    public void The_radical_for_a_door_gets_the_form_of_the_page(string printed, string mended)
    {
        var glyphs = printed.Select((c, i) => new Glyph(LetterMending.Mend($"{c}"), i * 10, (i * 10) + 10, 0, 10, false, "", false)).ToList();

        LetterMending.MendDoors(glyphs);

        Assert.Equal(mended, string.Concat(glyphs.Select(glyph => glyph.Text)));
    }

    private static PrintedLine At(string text, double left, double baseline) => new(text, 10, false, "", new Place(left, left + 80, baseline - 2, baseline + 8), true);

    private static TextBox Box(string text, double left, double baseline, double size)
    {
        var glyphs = text.Select((c, i) => new Glyph($"{c}", left + (i * size / 2), left + ((i + 1) * size / 2), baseline, size, false, "", false)).ToList();
        var box = new TextBox(glyphs[0]);
        glyphs[1..].ForEach(box.Add);
        return box;
    }

    private static void Line(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, double left, double baseline, string text, double size = 10) =>
        page.AddText(text, size, new PdfPoint(left, baseline), font);

    private static void Column(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, double left, double top, params string[] lines)
    {
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
        {
            Line(page, font, left, top - (i * 13), line);
        }
    }

    private static void Words(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, double baseline, params (double Left, string Text)[] words)
    {
        foreach (var (left, text) in words)
        {
            Line(page, font, left, baseline, text);
        }
    }

    private static string Read(Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont> paint)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.TimesRoman);
        paint(builder.AddPage(400, 400), font);
        return PdfReader.Read(builder.Build(), "page.pdf", TestContext.Current.CancellationToken).Source.Text;
    }
}
