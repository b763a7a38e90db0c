using System.Collections.Immutable;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>Joins encoded parts to an episode without encoding them again.</summary>
/// <param name="path">The file; it appears whole or not at all. An older file is replaced.</param>
/// <param name="recording">The plan; its length is the sum of the parts' sound.</param>
/// <param name="tags">What the file says about itself.</param>
/// <param name="parts">The parts in order, as the format's encoder made them; at least one.</param>
/// <param name="cancellationToken">Ends the writing; nothing is left.</param>
/// <returns>The size of the file in bytes.</returns>
/// <exception cref="InvalidDataException">A part is broken, of another kind than the others, or the lengths do not add up.</exception>
/// <exception cref="IOException">A part is missing, or the disk is full.</exception>
public delegate Task<long> JoinParts(
    string path, Recording recording, EpisodeTags tags, IReadOnlyList<EncodedPart> parts, CancellationToken cancellationToken);

/// <summary>A part as an encoder made it.</summary>
/// <param name="Path">The file.</param>
/// <param name="SampleCount">Length of its sound, in samples of the voice.</param>
public readonly record struct EncodedPart(string Path, long SampleCount);

/// <summary>A kind of file an episode is published as.</summary>
/// <param name="Name">Its name on the command line, which is the file's extension, too.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Encoder">Makes the parts.</param>
/// <param name="Join">Makes the episode of them.</param>
public sealed record EpisodeFormat(string Name, string MediaType, IEncoder Encoder, JoinParts Join)
{
    /// <summary>The format made when none is asked for, and the one feeds point to where it is made.</summary>
    public const string Default = "mp3";

    /// <summary>All names.</summary>
    public static ImmutableArray<string> Names { get; } = ["mp3", "m4b", "m4a", "opus"];

    /// <summary>The format of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="ffmpeg">The program that encodes.</param>
    public static EpisodeFormat Of(string name, FfmpegProgram ffmpeg) => name switch
    {
        "mp3" => new(name, "audio/mpeg", new Mp3Encoder(ffmpeg), Mp3Episode.JoinAsync),
        "m4b" => new(name, "audio/x-m4b", new AacEncoder(ffmpeg), Mp4Episode.AudiobookAsync),
        "m4a" => new(name, "audio/mp4", new AacEncoder(ffmpeg), Mp4Episode.AudioAsync),
        "opus" => new(name, "audio/ogg; codecs=opus", new OpusEncoder(ffmpeg), OpusEpisode.JoinAsync),
        _ => throw new ArgumentException($"There is no format {name}.", nameof(name)),
    };
}
