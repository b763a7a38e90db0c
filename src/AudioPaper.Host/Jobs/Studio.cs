using System.Collections.Immutable;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>What articles are made with: the reader of words, the voice, the formats.</summary>
/// <param name="Pronouncer">Works out how words are said; opened when first needed.</param>
/// <param name="Voice">The voice asked for.</param>
/// <param name="Formats">The files to make of the sound, and their encoders; one at least.</param>
public sealed record Studio(Lazy<Pronouncer> Pronouncer, ISynthesizer Voice, ImmutableArray<EpisodeFormat> Formats)
{
    /// <summary>Words of the issue whose saying is told.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;
}
