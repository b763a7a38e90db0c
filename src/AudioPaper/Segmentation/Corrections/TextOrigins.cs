using AudioPaper.Diagnostics;
using AudioPaper.Intake;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>The texts of an issue as they were found, each to be taken once by the edit that kept it.</summary>
internal sealed class TextOrigins
{
    private readonly Dictionary<string, Queue<Entry>> byLine = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Article, string Line), Queue<Entry>> byArticleAndLine = [];
    private readonly Dictionary<string, List<Entry>> byArticle = new(StringComparer.Ordinal);
    private readonly HashSet<SourceSpan> takenSkips = [];

    /// <summary>All texts of the articles, and after them what was skipped: a caption may become a paragraph.</summary>
    public TextOrigins(IssueText found)
    {
        foreach (var article in found.Articles)
        {
            byArticle[article.Id] = [.. article.Texts.Where(text => text.Spans.Any()).Select(text => new Entry(text, null))];
            foreach (var entry in byArticle[article.Id])
            {
                Enter(byLine, entry.Line, entry);
                Enter(byArticleAndLine, (article.Id, entry.Line), entry);
            }
        }

        foreach (var skip in found.Skipped.Where(skip => skip.Reason is not (SkipReason.Hyphenation or SkipReason.Invisible or SkipReason.Ornament) && skip.Text.Length == skip.Span.Length))
        {
            var entry = new Entry(SpannedText.At(skip.Text, skip.Span), skip.Span);
            Enter(byLine, entry.Line, entry);
        }
    }

    /// <summary>Whether an edited article holds now what was skipped.</summary>
    public bool IsTaken(SkippedText skip) => takenSkips.Contains(skip.Span);

    /// <summary>A text of this article that reads so; null when there is none left.</summary>
    public SpannedText? TakeFrom(Article article, string line) =>
        byArticleAndLine.GetValueOrDefault((article.Id, line))?.TryDequeue(out var entry) == true ? Take(entry) : null;

    /// <summary>A text of the issue that reads so, those of articles first; null when there is none left.</summary>
    public SpannedText? TakeAnywhere(string line, bool fromSkipped)
    {
        var entries = byLine.GetValueOrDefault(line);
        while (entries?.TryPeek(out var entry) == true && (fromSkipped || entry.Skip is null))
        {
            entries.Dequeue();
            if (!entry.IsTaken)
            {
                return Take(entry);
            }
        }

        return null;
    }

    /// <summary>All texts of this article that nobody took, a line each.</summary>
    public SpannedText TakeRest(Article article) =>
        SpannedText.Join("\n", byArticle[article.Id].Where(entry => !entry.IsTaken).Select(Take).ToList());

    private static void Enter<T>(Dictionary<T, Queue<Entry>> entries, T key, Entry entry)
        where T : notnull
    {
        if (!entries.TryGetValue(key, out var queue))
        {
            entries[key] = queue = [];
        }

        queue.Enqueue(entry);
    }

    private SpannedText Take(Entry entry)
    {
        entry.IsTaken = true;
        if (entry.Skip is { } skip)
        {
            takenSkips.Add(skip);
        }

        return entry.Text;
    }

    private sealed class Entry(SpannedText text, SourceSpan? skip)
    {
        public SpannedText Text => text;

        /// <summary>The text as an edited file states it.</summary>
        public string Line { get; } = SourceBuilder.OneLine(text.Text);

        public SourceSpan? Skip => skip;

        public bool IsTaken { get; set; }
    }
}
