using System.Collections.Immutable;
using AudioPaper.Intake.Html;
using Markdig;

namespace AudioPaper.Intake.Markdown;

/// <summary>
/// Reads Markdown. Headings of the first level begin articles; where each of them is followed by one of the second level at once, those
/// begin articles and the first level names sections. Deeper headings are paragraphs. Front matter may give <c>title</c>, <c>date</c>,
/// <c>newspaper</c> and <c>author</c>.
/// </summary>
public static class MarkdownReader
{
    /// <summary>Links that are opened and never closed cost the square of their number.</summary>
    private const int MostBrackets = 10_000;

    private const int LongestText = 4 << 20;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().Build();

    /// <summary>Reads the articles of a file.</summary>
    /// <exception cref="IntakeException">The file is no text, or holds no article.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var (facts, text) = FrontMatter.Split(PageTextDecoder.Decode(bytes, name));
        var title = facts.GetValueOrDefault("title");
        var blocks = Blocks(text, name);
        var source = new SourceBuilder(name)
        {
            Newspaper = facts.GetValueOrDefault("newspaper") ?? StatedFacts.Newspaper(title),
            Date = StatedFacts.Date(facts.GetValueOrDefault("date")),
        };
        var level = ArticleLevel(blocks);
        var isOne = blocks.Count(block => block.Level == level) + (level > 0 && blocks.Count > 0 && blocks[0].Level == 0 ? 1 : 0) <= 1;
        source.Add(RegionRole.Headline, level == 0 && StatedFacts.Newspaper(title) is null ? title : null);
        source.Add(RegionRole.Byline, level == 0 ? facts.GetValueOrDefault("author") : null);
        foreach (var block in blocks)
        {
            if (block.Level > 0 && block.Level <= level)
            {
                source.BeginArticle();
            }

            var role = block.Level == 0 || block.Level > level ? block.Role
                : block.Level == level ? RegionRole.Headline
                : StatedFacts.Newspaper(block.Text) is null ? RegionRole.Section : RegionRole.Nameplate;
            source.Newspaper ??= role == RegionRole.Nameplate ? StatedFacts.Newspaper(block.Text) : null;
            source.Add(role, block.Text);
            source.Add(RegionRole.Byline, role == RegionRole.Headline && isOne ? facts.GetValueOrDefault("author") : null);
        }

        return source.ToSources();
    }

    private static IReadOnlyList<HtmlBlock> Blocks(string text, string name)
    {
        if (text.Length > LongestText || text.AsSpan().Count('[') > MostBrackets)
        {
            throw new IntakeException(
                $"{name} is longer than any issue ({LongestText >> 20} million characters, {MostBrackets} links); split it.",
                $"{name} 比任何一期报纸都长（以 {LongestText >> 20} 百万字符、{MostBrackets} 个链接为限）；请拆分。");
        }

        try
        {
            return HtmlBlocks.Of(HtmlParsing.Parse(Markdig.Markdown.ToHtml(text, Pipeline), name).Body!, imagesHaveCaptions: true);
        }
        catch (ArgumentException e)
        {
            // Markdig refuses quotes and lists that are nested too deeply with an ArgumentException.
            throw new IntakeException($"{name} nests its lists or quotes too deeply; flatten them.", $"{name} 的列表或引用嵌套过深；请减少层次。", e);
        }
    }

    private static int ArticleLevel(IReadOnlyList<HtmlBlock> blocks)
    {
        var hasFirst = blocks.Any(block => block.Level == 1);
        var hasSecond = blocks.Any(block => block.Level == 2);
        var firstNamesSections = hasFirst && hasSecond
            && Enumerable.Range(0, blocks.Count).All(i => blocks[i].Level != 1 || (i + 1 < blocks.Count && blocks[i + 1].Level == 2))
            && blocks.Count(block => block.Level == 2) > 1;
        return firstNamesSections ? 2 : hasFirst ? 1 : hasSecond ? 2 : 0;
    }
}
