using System.Globalization;
using System.Text;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Segmentation.Scoring;

namespace AudioPaper.Training.Generation;

/// <summary>A page composed from articles of one fold: rows of boxes over columns, as newspapers are laid out.</summary>
/// <param name="Markup">The web page's part for it.</param>
/// <param name="Style">Its rules of style, for its own class.</param>
/// <param name="Expected">What a person finds on it.</param>
internal sealed record PageMarkup(string Markup, string Style, ExpectedPage Expected)
{
    /// <summary>Composes a page.</summary>
    /// <param name="fold">Where articles and furniture come from.</param>
    /// <param name="number">Number of the page, which all chance is drawn from; also its class.</param>
    public static PageMarkup Of(CorpusFold fold, int number)
    {
        var random = new Random(number);
        var words = new Words(random);
        var script = random.Next(100) switch { < 42 => Script.Simplified, < 68 => Script.Traditional, _ => Script.English };
        var style = new PageStyle(script, words);
        var (stories, boxes) = (new StoryMarkup(style, words), new BoxMarkup(style, words, fold));
        var isBilingual = words.OneIn(12);
        var open = new Queue<CorpusStory>(fold.Stories.Where(story => story.Script == script || (isBilingual && words.OneIn(3))).OrderBy(_ => random.Next()));
        var expected = new List<ComparedArticle>();
        var isFront = words.OneIn(3);
        var rows = new List<string>();
        var rowCount = words.Between(1, 3);
        for (var row = 0; row < rowCount && open.Count > 0; row++)
        {
            rows.Add(Row(row));
        }

        var newspaper = words.Newspaper(script);
        var foot = words.OneIn(3) ? boxes.Folio(newspaper, false, true) : "";
        var top = foot.Length > 0 && !isFront && words.OneIn(2) ? "" : boxes.Folio(newspaper, isFront, false);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        if (!style.PaintsInOrder && words.OneIn(2))
        {
            random.Shuffle(order);
        }

        var markup = $"<div class=\"pg p{number}\">{top}<div class=\"rows\">{string.Concat(order.Select(i => $"<div style=\"grid-row:{i + 1}\">{rows[i]}</div>"))}</div>{foot}</div>";
        return new PageMarkup(markup, Css(style, number, words), new ExpectedPage(expected, [.. boxes.Furniture, .. stories.Furniture], boxes.Either));

        string Row(int row)
        {
            // Lines of running text that boxes beside each other are filled with.
            var lines = words.Between(12, 46);
            var cells = new List<(int Start, int Span, string Markup)>();
            for (var column = 0; column < style.Columns && open.Count > 0;)
            {
                var left = style.Columns - column;
                var span = left <= 1 ? 1 : row == 0 && column == 0 ? words.Between(Math.Min(left, 2), left) : words.Between(1, Math.Min(left, words.OneIn(2) ? 2 : 4));
                cells.Add((column, span, Cell(row, column, span, lines)));
                column += span;
            }

            if (!style.PaintsInOrder && words.OneIn(2))
            {
                var shuffled = cells.ToArray();
                random.Shuffle(shuffled);
                cells = [.. shuffled];
            }

            return $"<div class=\"r\">{string.Concat(cells.Select(cell => $"<div class=\"c\" style=\"grid-column:{cell.Start + 1}/span {cell.Span}\">{cell.Markup}</div>"))}</div>";
        }

        string Cell(int row, int column, int span, int lines)
        {
            var isLead = row == 0 && column == 0;
            if (!isLead && words.OneIn(9))
            {
                return words.Between(0, 4) switch { 0 => boxes.Contents(), 1 => boxes.Table(), 2 => boxes.Known(), 3 => boxes.Picture(40), _ => boxes.Advertisement() } + (words.OneIn(2) ? boxes.Advertisement() : "");
            }

            var cell = new StringBuilder();
            var isBriefs = !isLead && span == 1 && words.OneIn(2.5);
            cell.Append(isBriefs && !words.OneIn(3) ? boxes.ColumnName() : "");
            for (var filled = 0; filled < lines - 6 && open.Count > 0;)
            {
                var story = Fitting(isBriefs ? 420 : span * (lines - filled) * style.ColumnLetters, isLead);
                story = isBriefs ? story with { Paragraphs = [.. story.Paragraphs.Where(Writing.EndsSentence).Take(words.Between(1, 2))] } : story;
                var (text, found) = stories.Of(story.Paragraphs.Count == 0 ? story with { Paragraphs = [story.Headline + "。"] } : story, span, isLead && filled == 0);
                expected.Add(found);
                cell.Append(words.OneIn(8) ? boxes.Picture(words.Between(20, 50)) : "").Append(text);
                cell.Append(words.OneIn(isLead ? 2 : 5) ? boxes.Picture(words.Between(20, 50)) : words.OneIn(14) ? boxes.Advertisement() : words.OneIn(25) ? boxes.Table() : "");
                filled += 5 + (found.Text.Length * (story.Script == Script.English ? 6 : 10) / 5 / span / style.ColumnLetters);
            }

            cell.Append(words.OneIn(4) ? words.OneIn(2) ? boxes.Picture(15) : boxes.Known() : "");
            return cell.ToString();
        }

        CorpusStory Fitting(int length, bool isLead)
        {
            for (var i = 0; i < 5 && open.Count > 1 && (isLead ? open.Peek().Length < 700 : open.Peek().Length > length); i++)
            {
                open.Enqueue(open.Dequeue());
            }

            return open.Dequeue();
        }
    }

    private static string Css(PageStyle style, int number, Words words)
    {
        var p = $".p{number}";
        var isEnglish = style.Script == Script.English;
        var indent = style.Indent switch { Indents.BlankLine => $"text-indent:0;margin-bottom:{(words.OneIn(2) ? 0.6 : 1)}em", Indents.Spaces or Indents.AllLines => "text-indent:0", _ => $"text-indent:{(isEnglish ? words.Any([0.8, 1, 1.5]) : 2)}em" };
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {{p}}{width:{{style.WidthMm:F1}}mm;font:{{style.SizePt:F1}}pt/{{(isEnglish ? 1.2 : 1.5)}} "{{style.Body}}","Noto Sans CJK {{(style.Script == Script.Traditional ? "TC" : "SC")}}";page:n{{number}}}
            {{p}} .r{grid-template-columns:repeat({{style.Columns}},minmax(0,1fr))} {{p}} .r,{{p}} .b{column-gap:{{style.GapMm:F1}}mm}
            {{p}} p{ {{indent}};text-align:{{(style.IsJustified ? "justify" : "left")}} } {{p}} .h{font-family:"{{style.Head}}"} {{p}} .k,{{p}} .d,{{p}} .cap,{{p}} .cr,{{p}} .fol,{{p}} .by{font-family:"{{style.Small}}"}
            {{p}} p.x{text-indent:0;font-weight:700;text-align:{{(words.OneIn(2) ? "center" : "left")}} } {{p}} p.f{text-indent:0} {{p}} .cr{text-align:{{words.Any<string>(["right", "left"])}} }
            {{p}} .by{text-align:{{words.Any<string>(["left", "left", "center", "right"])}} } {{p}} .np{font-size:{{words.Between(28, 60)}}pt;letter-spacing:{{words.Any<string>(["0", "0", "3mm"])}} }
            {{p}} .art p b{font-weight:{{words.Any<string>(["700", "400"])}} }

            """);
    }
}
