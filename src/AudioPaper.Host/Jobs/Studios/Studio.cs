using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Normalization.Lexicons;
using AudioPaper.Packaging;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>What articles are made with: the reader of words, the voice, the formats.</summary>
/// <param name="Pronouncer">Works out how words are said; opened when first needed.</param>
/// <param name="Voices">Who speaks what.</param>
/// <param name="Formats">The files to make of the sound, and their encoders; one at least.</param>
public sealed record Studio(Lazy<Pronouncer> Pronouncer, CastVoices Voices, ImmutableArray<EpisodeFormat> Formats)
{
    /// <summary>The format that feeds point to and that single articles and the digest are made in: MP3 where it is made, else the first.</summary>
    public EpisodeFormat Main => Formats.FirstOrDefault(format => format.Name == EpisodeFormat.Default) ?? Formats[0];

    /// <summary>Words of the issue whose saying is told.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;

    /// <summary>Whether what another voice spoke than the one asked for is tried with that one again.</summary>
    public bool Upgrades { get; init; }

    /// <summary>How the newspaper is to sound.</summary>
    public NewspaperSettings Settings { get; init; } = NewspaperSettings.Default;
}
