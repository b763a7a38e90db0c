using System.Text;
using AngleSharp.Dom;

namespace AudioPaper.Intake.Html;

/// <summary>
/// Takes the text out of HTML, block by block: a paragraph, list item or table row each; captions and bylines by their marks.
/// A short line with an author's name marked in it is a byline; a time that stands alone or in a byline is left out.
/// </summary>
internal sealed class HtmlBlocks
{
    private const int LongestByline = 80;

    private readonly List<HtmlBlock> blocks = [];
    private readonly StringBuilder line = new();
    private readonly StringBuilder withoutTimes = new();
    private readonly bool imagesHaveCaptions;
    private bool namesAuthor;
    private int breaks;
    private int wholes;
    private int times;

    private HtmlBlocks(bool imagesHaveCaptions) => this.imagesHaveCaptions = imagesHaveCaptions;

    /// <summary>The blocks inside an element.</summary>
    /// <param name="root">The element.</param>
    /// <param name="imagesHaveCaptions">Whether an image's replacement text is its caption, as in Markdown.</param>
    public static IReadOnlyList<HtmlBlock> Of(INode root, bool imagesHaveCaptions = false)
    {
        var walk = new HtmlBlocks(imagesHaveCaptions);
        walk.Children(root);
        walk.Flush(RegionRole.Paragraph, 0);
        return walk.blocks;
    }

    /// <summary>The blocks of a piece of HTML.</summary>
    /// <exception cref="IntakeException">It is beyond all bounds.</exception>
    public static IReadOnlyList<HtmlBlock> OfFragment(string html, string place) => Of(HtmlParsing.Parse(html, place).Body!);

    private void Children(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                Append(text.Data);
            }
            else if (child is IElement element && !HtmlElements.IsLeftOut(element))
            {
                Visit(element);
            }
        }
    }

    private void Visit(IElement element)
    {
        var isBlock = HtmlElements.IsBlock(element);
        var level = HtmlElements.Level(element);
        var role = HtmlElements.RoleOf(element);
        switch (element.LocalName)
        {
            case "br":
                Break();
                return;
            case "img" when imagesHaveCaptions && element.GetAttribute("alt") is { Length: > 0 } alt:
                blocks.Add(new HtmlBlock(RegionRole.Caption, alt, 0));
                return;
            case "time":
                times++;
                Children(element);
                times--;
                return;
            case "tr":
                Row(element);
                return;
        }

        if (wholes == 0 && isBlock && (level > 0 || role is not null))
        {
            Flush(RegionRole.Paragraph, 0);
            wholes++;
            Children(element);
            wholes--;
            Flush(role ?? RegionRole.Paragraph, role is null ? level : 0);
            return;
        }

        namesAuthor |= role == RegionRole.Byline;
        Edge(isBlock);
        Children(element);
        Edge(isBlock);
    }

    private void Edge(bool isBlock)
    {
        if (isBlock && wholes > 0)
        {
            Append("\n");
        }
        else if (isBlock)
        {
            Flush(RegionRole.Paragraph, 0);
        }
    }

    /// <summary>A line break ends a line; two, one after the other, or one after a sentence end a paragraph.</summary>
    private void Break()
    {
        var isAfterSentence = line.ToString().AsSpan().TrimEnd() is [.., '。' or '！' or '？' or '.' or '!' or '?' or '”' or '」'];
        if (wholes == 0 && (++breaks > 1 || isAfterSentence))
        {
            Flush(RegionRole.Paragraph, 0);
        }
        else
        {
            line.Append('\n');
            withoutTimes.Append('\n');
        }
    }

    /// <summary>The cells of a row, with a comma between them so that they are not read as one.</summary>
    private void Row(IElement row)
    {
        Edge(true);
        var cells = row.Children.Where(cell => !HtmlElements.IsLeftOut(cell))
            .Select(cell => SourceBuilder.OneLine(string.Join(' ', Of(cell, imagesHaveCaptions).Select(block => block.Text)))).Where(cell => cell.Length > 0).ToList();
        Append(string.Join(cells.Any(cell => cell.Any(c => c >= '\u2E80')) ? "，" : ", ", cells));
        Edge(true);
    }

    private void Append(string text)
    {
        line.Append(text);
        withoutTimes.Append(times == 0 ? text : "");
        breaks = string.IsNullOrWhiteSpace(text) ? breaks : 0;
    }

    private void Flush(RegionRole role, int level)
    {
        if (wholes > 0)
        {
            return;
        }

        var untimed = withoutTimes.ToString().Trim().Trim('|', '·', '•', '—', '-', ' ', '\n');
        role = role == RegionRole.Paragraph && level == 0 && namesAuthor && untimed.Length <= LongestByline ? RegionRole.Byline : role;
        var text = role == RegionRole.Byline || untimed.Length == 0 ? untimed : line.ToString();
        // White space with a rule or a mark alone is no text, but what is not a time stays.
        text = untimed.Length == 0 && withoutTimes.ToString().Trim() is { Length: > 0 } && withoutTimes.Length == line.Length ? line.ToString() : text;
        if (!string.IsNullOrWhiteSpace(text))
        {
            blocks.Add(new HtmlBlock(role, text, level));
        }

        line.Clear();
        withoutTimes.Clear();
        (namesAuthor, breaks) = (false, 0);
    }
}
