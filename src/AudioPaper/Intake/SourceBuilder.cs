using System.Collections.Immutable;
using System.Text;

namespace AudioPaper.Intake;

/// <summary>
/// Puts the text of a source together for the readers of formats that know their articles: a block for each region, a blank line
/// between blocks. All of the text stands in a region.
/// </summary>
internal sealed class SourceBuilder(string name)
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<TextRegion>.Builder regions = ImmutableArray.CreateBuilder<TextRegion>();
    private int article;
    private bool isArticleBegun;

    /// <summary>Name of the newspaper, where the format tells.</summary>
    public string? Newspaper { get; set; }

    /// <summary>Date of the issue, where the format tells.</summary>
    public DateOnly? Date { get; set; }

    /// <summary>Label of the page that the following blocks stand on.</summary>
    public string? Page { get; set; }

    /// <summary>Lets the following blocks belong to a new article; an article without blocks leaves no trace.</summary>
    public void BeginArticle()
    {
        article += isArticleBegun ? 1 : 0;
        isArticleBegun = false;
    }

    /// <summary>Adds a block of one role; white space becomes single spaces, and nothing is added when there is nothing else.</summary>
    public void Add(RegionRole role, string? block)
    {
        var line = OneLine(block ?? "");
        if (line.Length == 0)
        {
            return;
        }

        text.Append(text.Length > 0 ? "\n\n" : "");
        regions.Add(new TextRegion(text.Length, line.Length, role) { Article = article, Page = Page });
        text.Append(line);
        isArticleBegun = true;
    }

    /// <summary>The source.</summary>
    /// <exception cref="IntakeException">Nothing was added.</exception>
    public ImmutableArray<Source> ToSources() => regions.Count == 0
        ? throw new IntakeException($"{name} holds no article text; give a file with articles in it.", $"{name} 里没有文章文字；请给出有文章的文件。")
        : [new Source(Path.GetFileName(name), text.ToString()) { Regions = regions.ToImmutable(), Newspaper = Newspaper, Date = Date }];

    /// <summary>
    /// Runs of white space as one space. A line break between two wide characters leaves nothing, as browsers have it
    /// (CSS Text 3, segment break transformation): editors break Chinese anywhere.
    /// </summary>
    public static string OneLine(string block)
    {
        var line = new StringBuilder(block.Length);
        for (var i = 0; i < block.Length; i++)
        {
            var c = block[i];
            if (c == '\uFEFF')
            {
                // A byte order mark is no text, wherever it was copied to.
                continue;
            }

            if (!char.IsWhiteSpace(c))
            {
                var isHalf = char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < block.Length && char.IsLowSurrogate(block[i + 1]))
                    && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(block[i - 1]));
                line.Append(isHalf ? '\uFFFD' : c);
                continue;
            }

            var end = i;
            while (end < block.Length && char.IsWhiteSpace(block[end]))
            {
                end++;
            }

            var isBreakInChinese = i > 0 && end < block.Length && IsWide(block[i - 1]) && IsWide(block[end])
                && block.AsSpan(i, end - i).IndexOfAny('\n', '\r') >= 0;
            if (line.Length > 0 && end < block.Length && !isBreakInChinese)
            {
                line.Append(end == i + 1 && c == '\u3000' ? c : ' ');
            }

            i = end - 1;
        }

        return line.ToString();
    }

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60';
}
