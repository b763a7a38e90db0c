using System.Collections.Immutable;
using System.Text;
using AudioPaper.Diagnostics;

namespace AudioPaper.Segmentation;

/// <summary>
/// Text that knows where in the sources each of its characters stands. Characters that stand nowhere (a space between two
/// joined lines, made text) have no place. Immutable.
/// </summary>
public sealed class SpannedText
{
    private readonly ImmutableArray<Run> runs;

    private SpannedText(string text, ImmutableArray<Run> runs) => (Text, this.runs) = (text, runs);

    /// <summary>No text.</summary>
    public static SpannedText Empty { get; } = new("", []);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Text that stands in no source.</summary>
    public static SpannedText Made(string text) => new(text, []);

    /// <summary>A range of a source, as it stands there.</summary>
    public static SpannedText Of(string sourceText, SourceSpan span) =>
        new(sourceText.Substring(span.Start, span.Length), span.Length == 0 ? [] : [new Run(0, span)]);

    /// <summary>Text that stands at <paramref name="span"/>, which is as long.</summary>
    internal static SpannedText At(string text, SourceSpan span) => new(text, [new Run(0, span)]);

    /// <summary>All parts, one after the other, with <paramref name="separator"/> between them.</summary>
    public static SpannedText Join(string separator, IEnumerable<SpannedText> parts)
    {
        var builder = new Builder();
        foreach (var part in parts)
        {
            if (!builder.IsEmpty)
            {
                builder.Append(separator);
            }

            builder.Append(part, 0, part.Text.Length);
        }

        return builder.ToSpannedText();
    }

    /// <summary>The part from <paramref name="start"/>, <paramref name="length"/> code units long.</summary>
    public SpannedText Slice(int start, int length)
    {
        var builder = new Builder();
        builder.Append(this, start, length);
        return builder.ToSpannedText();
    }

    /// <summary>The part from <paramref name="start"/> to the end.</summary>
    public SpannedText Slice(int start) => Slice(start, Text.Length - start);

    /// <summary>Without white space at both ends.</summary>
    public SpannedText Trim()
    {
        var start = Text.Length - Text.TrimStart().Length;
        return Slice(start, Text.Trim().Length);
    }

    /// <summary>Only the characters for which <paramref name="keep"/> (given their index) is true.</summary>
    public SpannedText Where(Func<int, bool> keep)
    {
        var builder = new Builder();
        var start = 0;
        for (var i = 0; i <= Text.Length; i++)
        {
            if (i == Text.Length || !keep(i))
            {
                builder.Append(this, start, i - start);
                start = i + 1;
            }
        }

        return builder.ToSpannedText();
    }

    /// <summary>With each character replaced by one other.</summary>
    public SpannedText Map(Func<char, char> fold) => new(string.Create(Text.Length, (Text, fold), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = state.fold(state.Text[i]);
        }
    }), runs);

    /// <summary>Where the characters from <paramref name="start"/> on stand in the sources, in order of the text.</summary>
    public IEnumerable<SourceSpan> SpansOf(int start, int length)
    {
        var end = start + length;
        for (var i = FirstRunBehind(start); i < runs.Length && runs[i].Start < end; i++)
        {
            var run = runs[i];
            var from = Math.Max(start, run.Start);
            var to = Math.Min(end, run.Start + run.Span.Length);
            if (from < to)
            {
                yield return run.Span with { Start = run.Span.Start + from - run.Start, Length = to - from };
            }
        }
    }

    /// <summary>Where all its characters stand.</summary>
    public IEnumerable<SourceSpan> Spans => runs.Select(run => run.Span);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Index of the first run that ends behind a position; the number of runs when there is none.</summary>
    private int FirstRunBehind(int position)
    {
        var (low, high) = (0, runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = runs[middle].Start + runs[middle].Span.Length > position ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private readonly record struct Run(int Start, SourceSpan Span);

    /// <summary>Puts text together piece by piece.</summary>
    internal sealed class Builder
    {
        private readonly StringBuilder text = new();
        private readonly List<Run> runs = [];

        public bool IsEmpty => text.Length == 0;

        public void Append(string made) => text.Append(made);

        /// <summary>The last characters, <paramref name="count"/> of them at most.</summary>
        public string Tail(int count) => text.ToString(text.Length - Math.Min(count, text.Length), Math.Min(count, text.Length));

        /// <summary>Takes the last character away.</summary>
        public void RemoveLast()
        {
            text.Length--;
            if (runs.Count > 0 && runs[^1] is var last && last.Start + last.Span.Length > text.Length)
            {
                runs.RemoveAt(runs.Count - 1);
                if (last.Span.Length > 1)
                {
                    runs.Add(last with { Span = last.Span with { Length = last.Span.Length - 1 } });
                }
            }
        }

        public void Append(SpannedText other, int start, int length)
        {
            for (var i = other.FirstRunBehind(start); i < other.runs.Length && other.runs[i].Start < start + length; i++)
            {
                var run = other.runs[i];
                var from = Math.Max(start, run.Start);
                var to = Math.Min(start + length, run.Start + run.Span.Length);
                if (from < to)
                {
                    Add(new Run(text.Length + from - start, run.Span with { Start = run.Span.Start + from - run.Start, Length = to - from }));
                }
            }

            text.Append(other.Text, start, length);
        }

        public SpannedText ToSpannedText() => text.Length == 0 ? SpannedText.Empty : new SpannedText(text.ToString(), [.. runs]);

        private void Add(Run run)
        {
            if (runs.Count > 0 && runs[^1] is var last && last.Span.Source == run.Span.Source
                && last.Span.End == run.Span.Start && last.Start + last.Span.Length == run.Start)
            {
                runs[^1] = last with { Span = last.Span with { Length = last.Span.Length + run.Span.Length } };
            }
            else
            {
                runs.Add(run);
            }
        }
    }
}
