using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Catalogue;

/// <summary>A voice that the catalogue knows.</summary>
public sealed record CatalogueVoice
{
    /// <summary>Its id.</summary>
    public required VoiceId Id { get; init; }

    /// <summary>Id of its engine: <c>espeak-ng</c>, <c>piper</c>, <c>azure</c> or <c>openai</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>BCP 47 tag of its main language.</summary>
    public required string Language { get; init; }

    /// <summary>What people call it, in Chinese.</summary>
    public required string ChineseName { get; init; }

    /// <summary>What people call it, in English.</summary>
    public required string EnglishName { get; init; }

    /// <summary>SPDX identifier of its licence, or a few words.</summary>
    public required string Licence { get; init; }

    /// <summary>Size of what is downloaded, in bytes, where that is known; null for voices that need no download.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Samples per second, where that is known.</summary>
    public int? SampleRate { get; init; }

    /// <summary>What is downloaded; null for voices that are there with their engine.</summary>
    public VoiceFiles? Files { get; init; }
}
