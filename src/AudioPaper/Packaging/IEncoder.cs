using AudioPaper.Audio;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>The sound of a part, to be encoded.</summary>
/// <param name="Samples">The sound in pieces of any length, read once.</param>
/// <param name="SampleCount">Length of all pieces together.</param>
/// <param name="Path">The file to make.</param>
public readonly record struct PartSound(IAsyncEnumerable<ReadOnlyMemory<short>> Samples, long SampleCount, string Path);

/// <summary>Encodes the parts of tracks, for one kind of episode. Safe to call from several threads at once.</summary>
public interface IEncoder
{
    /// <summary>
    /// Everything besides the sound that shapes a part (program, version, settings), in one line. Parts with equal
    /// sound and equal fingerprint are interchangeable.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Extension of the files it makes, without a dot.</summary>
    string Extension { get; }

    /// <summary>
    /// How many parts it had best be given at once: 1 when a start costs nothing; by default as many as one start of a program is worth,
    /// but not so many that a run that is stopped loses more than four minutes of sound.
    /// </summary>
    int PartsTogether => PartsOfProgram;

    /// <summary><see cref="PartsTogether"/> of an encoder that starts a program.</summary>
    public const int PartsOfProgram = 4;

    /// <summary>Encodes one part. The sound is read once and never held whole.</summary>
    /// <param name="format">Sample rate of <paramref name="samples"/>.</param>
    /// <param name="samples">
    /// The sound in pieces of any length; together a multiple of <see cref="PartCutter.GridSampleCount"/> samples (MP3 and AAC:
    /// a whole number of frames), beginning and ending with at least 100 ms of silence.
    /// </param>
    /// <param name="path">The part; it appears whole or not at all. An older file is replaced.</param>
    /// <param name="cancellationToken">Ends the program and removes what it wrote.</param>
    /// <returns>The number of samples encoded.</returns>
    /// <exception cref="EncodingException">Nothing was written.</exception>
    /// <exception cref="ArgumentException">The format has no such sample rate, or the sound is no whole number of frames.</exception>
    Task<long> EncodeAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken);

    /// <summary>
    /// Encodes several parts, with one start of the program where it can: starting ffmpeg takes as long as encoding a quarter of a minute. Each
    /// file has the same bytes as when it is encoded alone.
    /// </summary>
    /// <param name="format">Sample rate of all parts.</param>
    /// <param name="parts">The parts; one at least.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="EncodingException">Some of the files may be there, whole.</exception>
    /// <exception cref="ArgumentException">The format has no such sample rate, or a sound is not as long as said.</exception>
    async Task EncodeAsync(PcmFormat format, IReadOnlyList<PartSound> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await EncodeAsync(format, part.Samples, part.Path, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a file is a whole part of this encoder; a crash may have torn it.</summary>
    /// <param name="format">Sample rate of the part.</param>
    /// <param name="sampleCount">Length of its sound.</param>
    /// <param name="path">The file, which may be missing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<bool> IsWholeAsync(PcmFormat format, long sampleCount, string path, CancellationToken cancellationToken);
}
