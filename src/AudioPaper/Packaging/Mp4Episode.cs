using AudioPaper.Files;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// Joins parts of AAC into one MP4 file without encoding them again. What tells where the packets are stands before them, so that a
/// player on the web can begin at once. Written here and not by ffmpeg, whose memory grows with the sound (55 MB for 10
/// minutes, 107 MB for 600) and which writes the file twice to move its head to the front.
/// </summary>
public static class Mp4Episode
{
    /// <summary>Major brand of audiobooks, in which players keep the place and show chapters.</summary>
    internal const string AudiobookBrand = "M4B ";

    private const string AudioBrand = "M4A ";

    /// <inheritdoc cref="JoinParts"/>
    public static Task<long> AudiobookAsync(
        string path, Recording recording, EpisodeTags tags, IReadOnlyList<EncodedPart> parts, CancellationToken cancellationToken) =>
        JoinAsync(AudiobookBrand, path, recording, tags, parts, cancellationToken);

    /// <inheritdoc cref="JoinParts"/>
    public static Task<long> AudioAsync(
        string path, Recording recording, EpisodeTags tags, IReadOnlyList<EncodedPart> parts, CancellationToken cancellationToken) =>
        JoinAsync(AudioBrand, path, recording, tags, parts, cancellationToken);

    private static async Task<long> JoinAsync(
        string brand, string path, Recording recording, EpisodeTags tags, IReadOnlyList<EncodedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sizes = new List<ushort>();
        foreach (var part in parts)
        {
            var adts = await ReadAsync(part, recording, cancellationToken).ConfigureAwait(false);
            sizes.AddRange(adts.Packets.Skip(sizes.Count == 0 ? 0 : 1).Select(packet => (ushort)packet.Length));
        }

        if (AacTiming.SampleCount(sizes.Count) != recording.SampleCount)
        {
            throw new InvalidDataException(
                $"The {parts.Count} parts hold {AacTiming.SampleCount(sizes.Count)} samples, but the plan has {recording.SampleCount}.");
        }

        var head = new Mp4Movie(brand, recording, tags, sizes).Make();
        var sizeBytes = 0L;
        await WholeFile.WriteAsync(path, async (output, cancellation) =>
        {
            await output.WriteAsync(head, cancellation).ConfigureAwait(false);
            for (var i = 0; i < parts.Count; i++)
            {
                var adts = await ReadAsync(parts[i], recording, cancellation).ConfigureAwait(false);
                foreach (var packet in adts.Packets.Skip(i == 0 ? 0 : 1))
                {
                    await output.WriteAsync(packet, cancellation).ConfigureAwait(false);
                }
            }

            sizeBytes = output.Length;
            if (sizeBytes != head.Length + sizes.Sum(size => (long)size))
            {
                throw new InvalidDataException("A part was changed while the episode was put together; run the same command again.");
            }
        }, cancellationToken).ConfigureAwait(false);
        return sizeBytes;
    }

    private static async Task<AdtsPart> ReadAsync(EncodedPart part, Recording recording, CancellationToken cancellationToken)
    {
        var adts = await AdtsPart.ReadAsync(part.Path, cancellationToken).ConfigureAwait(false);
        return AacTiming.SampleCount(adts.Packets.Length) == part.SampleCount && adts.RateIndex == AacTiming.RateIndex(recording.Format)
            ? adts
            : throw new InvalidDataException($"{part.Path}: The sound is of another kind or length than the episode's plan says.");
    }
}
