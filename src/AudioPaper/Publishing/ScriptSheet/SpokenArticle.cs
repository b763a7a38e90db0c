using System.Collections.Immutable;
using AudioPaper.Normalization;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Pronunciation;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>An article as it will be said.</summary>
/// <param name="Id">Its id in the issue.</param>
/// <param name="Title">Title of its chapter.</param>
/// <param name="Language">BCP 47 tag of its text: <c>zh-CN</c>, <c>zh-TW</c> or <c>en</c>.</param>
/// <param name="Page">Label of its page.</param>
/// <param name="Sentences">
/// What is said, in order; all of its text, also what is not said. Worked out anew each time it is gone through, for an article may be
/// long: nothing but the paragraph at hand is kept.
/// </param>
public sealed record SpokenArticle(string Id, string Title, string Language, string Page, IEnumerable<SpokenSentence> Sentences);

/// <summary>A sentence, or the part of a long one that is said in one breath.</summary>
/// <param name="Role">What its passage is in the article.</param>
/// <param name="BeginsPassage">Whether it is the first of its passage.</param>
/// <param name="Text">Its text as printed.</param>
/// <param name="Runs">What is said for each piece of it.</param>
/// <param name="PauseAfter">Silence after it; zero when nothing of it is said.</param>
public sealed record SpokenSentence(PassageRole Role, bool BeginsPassage, string Text, ImmutableArray<SpokenRun> Runs, TimeSpan PauseAfter)
{
    /// <summary>Number of doubtful places.</summary>
    public int DoubtCount => Runs.Count(run => !run.Doubts.IsEmpty);
}

/// <summary>A piece of printed text with what is said for it.</summary>
/// <param name="Printed">The text as printed; never empty but for words that are only said.</param>
/// <param name="Said">What is said; empty where nothing is.</param>
/// <param name="Confidence">For each Mandarin syllable in <paramref name="Said"/> how likely it is right, 0 to 1; empty where nobody doubts them.</param>
/// <param name="Doubts">What a person should look at.</param>
public sealed record SpokenRun(string Printed, ImmutableArray<SpokenPart> Said, ImmutableArray<double> Confidence, ImmutableArray<Doubt> Doubts)
{
    /// <summary>The lexemes that decided how it is said.</summary>
    public ImmutableArray<Lexeme> Lexemes { get; init; } = [];

    /// <summary>The words that are said, without stops; spelled letters apart.</summary>
    public string Words
    {
        get
        {
            var words = new System.Text.StringBuilder();
            foreach (var part in Said.Where(part => part.Kind != PartKind.Stop))
            {
                var text = part.Kind == PartKind.Letters ? string.Join(' ', part.Text.AsEnumerable()) : part.Text;
                words.Append(words.Length > 0 && part.Kind != PartKind.Mandarin ? " " : "").Append(text);
            }

            return words.ToString();
        }
    }

    /// <summary>Whether other words are said than are printed.</summary>
    public bool IsChanged => Words is { Length: > 0 } words && words != Printed && !(Said[0].Kind == PartKind.Letters && Said[0].Text == Printed);

    /// <summary>The stop it is said with; null where there is none.</summary>
    public char? Stop => Said is [.., { Kind: PartKind.Stop } stop] ? stop.Text[0] : null;
}
