using AudioPaper.Normalization;

namespace AudioPaper.Chunking;

/// <summary>What an utterance is in the newspaper; it decides which voice speaks it.</summary>
public enum UtteranceKind
{
    /// <summary>A sentence of the body.</summary>
    Body,

    /// <summary>What somebody says in the body, between quotation marks.</summary>
    Quotation,

    /// <summary>Kicker, headline or deck.</summary>
    Headline,

    /// <summary>Byline or dateline.</summary>
    Byline,

    /// <summary>What is announced: newspaper, date and contents, the name of a section, the end.</summary>
    Opening,
}

/// <summary>Where the kinds come from.</summary>
internal static class UtteranceKinds
{
    /// <summary>The kind of what stands in a passage outside of quotations.</summary>
    public static UtteranceKind Of(PassageRole role) => role switch
    {
        PassageRole.Opening => UtteranceKind.Opening,
        PassageRole.Kicker or PassageRole.Headline or PassageRole.Deck => UtteranceKind.Headline,
        PassageRole.Byline or PassageRole.Dateline => UtteranceKind.Byline,
        _ => UtteranceKind.Body,
    };
}
