using System.Collections.Immutable;

namespace AudioPaper.Publishing.ProofSheet;

/// <summary>Characters of one part that stand together; blanks and line ends between them included.</summary>
/// <param name="Part">What became of them.</param>
/// <param name="Start">First UTF-16 code unit in the source.</param>
/// <param name="End">The code unit after the last one.</param>
internal readonly record struct Run(Part Part, int Start, int End);

/// <summary>Runs that are read as one: a part, with the hyphens and invisible characters in it.</summary>
/// <param name="Part">The part.</param>
/// <param name="Runs">Its runs, in order.</param>
internal sealed record Passage(Part Part, List<Run> Runs)
{
    /// <summary>First code unit in the source.</summary>
    public int Start => Runs[0].Start;

    /// <summary>The code unit after the last one.</summary>
    public int End => Runs[^1].End;
}

/// <summary>Passages that share lines: one label in the margin.</summary>
/// <param name="Passages">In order.</param>
/// <param name="Page">Number of its page in the source, from 0; a form feed begins a new one.</param>
internal sealed record Row(List<Passage> Passages, int Page);

/// <summary>Divides a source into rows, passages and runs, in one go from first to last character.</summary>
internal sealed class SourceLayout
{
    private readonly string text;
    private readonly ImmutableArray<Row>.Builder rows = ImmutableArray.CreateBuilder<Row>();
    private int page;

    private SourceLayout(string text) => this.text = text;

    /// <summary>The rows of a source. Every character but white space stands in exactly one run.</summary>
    /// <param name="text">Text of the source.</param>
    /// <param name="partAt">What became of the code unit at a position.</param>
    public static ImmutableArray<Row> Of(string text, Func<int, Part> partAt)
    {
        var layout = new SourceLayout(text);
        var blanksFrom = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                layout.Add(partAt(i), blanksFrom, i);
                blanksFrom = i + 1;
            }
        }

        return layout.rows.ToImmutable();
    }

    /// <summary>Whether a character ends a line.</summary>
    public static bool EndsLine(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private void Add(Part part, int blanksFrom, int position)
    {
        var blanks = text.AsSpan(blanksFrom, position - blanksFrom);
        page += blanks.Count('\f');
        var lineEnds = LineEnds(blanks);
        var row = rows.Count > 0 ? rows[^1] : null;
        var passage = row?.Passages[^1];
        var goesOn = passage is not null && (passage.Part == part || part.IsInline);
        if (row is null || page != row.Page || lineEnds > 1 || (lineEnds == 1 && !goesOn))
        {
            rows.Add(new Row([new Passage(part, [new Run(part, position, position + 1)])], page));
        }
        else if (!goesOn)
        {
            row.Passages.Add(new Passage(part, [new Run(part, position, position + 1)]));
        }
        else if (passage!.Runs[^1].Part == part)
        {
            passage.Runs[^1] = passage.Runs[^1] with { End = position + 1 };
        }
        else
        {
            passage.Runs.Add(new Run(part, position, position + 1));
        }
    }

    /// <summary>Number of line ends, 2 at most; CR LF is one.</summary>
    private static int LineEnds(ReadOnlySpan<char> blanks)
    {
        var count = 0;
        for (var i = 0; i < blanks.Length && count < 2; i++)
        {
            count += EndsLine(blanks[i]) && !(blanks[i] == '\n' && i > 0 && blanks[i - 1] == '\r') ? 1 : 0;
        }

        return count;
    }
}
