using System.Collections.Immutable;

namespace AudioPaper.Pronunciation;

/// <summary>The tones of a run as they are spoken: neutral tones of connected speech, then 一 and 不. Third tones are left to the engines. Pure.</summary>
public static class SpokenTones
{
    /// <summary>Gives the words of one run with the tones as spoken.</summary>
    /// <param name="words">Words in dictionary tones that follow one another, as <see cref="MandarinReader.Read"/> gives them.</param>
    public static ImmutableArray<MandarinWord> Apply(ImmutableArray<MandarinWord> words) => ToneSandhi.Apply(NeutralTones.Apply(words));
}
