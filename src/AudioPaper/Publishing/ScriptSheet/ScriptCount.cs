using System.Collections.Immutable;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>What an article has of sentences and doubtful places; known before any of them is written.</summary>
/// <param name="Sentences">Number of sentences.</param>
/// <param name="Doubts">Number of doubtful places.</param>
/// <param name="Reasons">For each reason of <see cref="DoubtReason"/> the number of places that have it.</param>
internal sealed record ScriptCount(int Sentences, int Doubts, ImmutableArray<int> Reasons)
{
    /// <summary>Counts an article; goes through its sentences once and keeps none.</summary>
    public static ScriptCount Of(SpokenArticle article, CancellationToken cancellationToken)
    {
        var (sentences, doubts, reasons) = (0, 0, new int[Enum.GetValues<DoubtReason>().Length]);
        foreach (var sentence in article.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sentences++;
            doubts += sentence.DoubtCount;
            foreach (var doubt in sentence.Runs.SelectMany(run => run.Doubts))
            {
                reasons[(int)doubt.Reason]++;
            }
        }

        return new ScriptCount(sentences, doubts, [.. reasons]);
    }
}
