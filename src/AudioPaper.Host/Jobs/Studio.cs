using AudioPaper.Host.Library;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>What articles are made with: the reader of words, the voice, the encoder.</summary>
/// <param name="Pronouncer">Works out how words are said; opened when first needed.</param>
/// <param name="Voice">The voice asked for.</param>
/// <param name="Encoder">Makes tracks.</param>
public sealed record Studio(Lazy<Pronouncer> Pronouncer, ISynthesizer Voice, IEncoder Encoder)
{
    /// <summary>Words of the issue whose saying is told.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;

    /// <summary>How the newspaper is to sound.</summary>
    public NewspaperSettings Settings { get; init; } = NewspaperSettings.Default;
}
