using AudioPaper.Audio;

namespace AudioPaper.Packaging;

/// <summary>Makes the track of one article. Safe to call from several threads at once.</summary>
public interface IEncoder
{
    /// <summary>
    /// Everything besides the sound that shapes a track (program, version, settings), in one line. Tracks with equal
    /// sound and equal fingerprint are interchangeable.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Encodes one article. The sound is read once and never held whole.</summary>
    /// <param name="format">Sample rate of <paramref name="samples"/>.</param>
    /// <param name="samples">
    /// The sound in pieces of any length; together a whole number of frames (<see cref="Mp3Timing.PadSampleCount"/>
    /// tells how much silence to add), beginning and ending with at least 100 ms of silence.
    /// </param>
    /// <param name="path">The track; it appears whole or not at all. An older file is replaced.</param>
    /// <param name="cancellationToken">Ends the program and removes what it wrote.</param>
    /// <returns>The number of samples encoded.</returns>
    /// <exception cref="EncodingException">Nothing was written.</exception>
    /// <exception cref="ArgumentException">The sample rate is none of MP3's, or the sound is no whole number of frames.</exception>
    Task<long> EncodeAsync(
        PcmFormat format, IAsyncEnumerable<ReadOnlyMemory<short>> samples, string path, CancellationToken cancellationToken);
}
