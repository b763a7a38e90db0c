using System.Runtime.CompilerServices;
using AudioPaper.Files;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>Joins parts of Opus into one Ogg file without encoding them again, a part in memory at a time; <see cref="OpusTiming"/> says how.</summary>
public static class OpusEpisode
{
    private const int SamplesPerPage = OpusTiming.SampleRate;

    /// <inheritdoc cref="JoinParts"/>
    public static async Task<long> JoinAsync(
        string path, Recording recording, EpisodeTags tags, IReadOnlyList<EncodedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0 || parts.Sum(part => part.SampleCount) is var planned && planned != recording.SampleCount)
        {
            throw new InvalidDataException(
                $"The {parts.Count} parts hold {parts.Sum(part => part.SampleCount)} samples, but the plan has {recording.SampleCount}.");
        }

        var sizeBytes = 0L;
        await WholeFile.WriteAsync(path, async (output, cancellation) =>
        {
            var ogg = new OggWriter(output);
            await ogg.WriteAsync(OpusHead.Identification(recording.Format.SampleRate), 0, endsPage: true, isLast: false, cancellation).ConfigureAwait(false);
            await ogg.WriteAsync(OpusHead.Comments(recording, tags), 0, endsPage: true, isLast: false, cancellation).ConfigureAwait(false);
            var end = OpusTiming.PreSkipSampleCount + OpusTiming.Position(recording.Format, recording.SampleCount);
            var at = 0L;
            await foreach (var packet in PacketsAsync(recording, parts, end, cancellation).ConfigureAwait(false))
            {
                var before = at;
                at += SampleCount(packet.Span[0]);
                // The last granule is smaller than the packets are long: players leave the rest out.
                await ogg.WriteAsync(packet, Math.Min(at, end), at / SamplesPerPage > before / SamplesPerPage, at >= end, cancellation).ConfigureAwait(false);
            }

            sizeBytes = output.Length;
        }, cancellationToken).ConfigureAwait(false);
        return sizeBytes;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PacketsAsync(
        Recording recording, IReadOnlyList<EncodedPart> parts, long end,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (at, next) = (0L, 0L);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = await OpusPart.ReadAsync(parts[i].Path, cancellationToken).ConfigureAwait(false);
            if (!OpusTiming.Holds(part, OpusTiming.Position(recording.Format, parts[i].SampleCount)))
            {
                throw new InvalidDataException($"{parts[i].Path}: The sound is of another kind or length than the episode's plan says.");
            }

            next += parts[i].SampleCount;
            var isLast = i == parts.Count - 1;
            var limit = isLast ? end : OpusTiming.PartStart(recording.Format, next);
            foreach (var packet in part.Packets)
            {
                if (isLast ? at >= limit : at + OpusTiming.SamplesPerPacket > limit)
                {
                    break;
                }

                at += OpusTiming.SamplesPerPacket;
                yield return packet;
            }

            while (at < limit)
            {
                var silence = Silence(part.Packets[0].Span[0], limit - at);
                at += SampleCount(silence[0]);
                yield return silence;
            }
        }
    }

    /// <summary>
    /// A silent packet, the longest that fits (the shortest, if none does): of the same bandwidth as <paramref name="kind"/>, and then CELT's flag for
    /// silence, which is the first bit of a range coder that goes on with ones (RFC 6716, 4.3).
    /// </summary>
    private static byte[] Silence(byte kind, long sampleCount)
    {
        var length = sampleCount >= 960 ? 3 : sampleCount >= 480 ? 2 : sampleCount >= 240 ? 1 : 0;
        return [(byte)((kind & 0b1110_0000) | (length << 3)), 0xFF, 0xFE];
    }

    /// <summary>Samples of a CELT packet of one frame (RFC 6716, table 2).</summary>
    private static int SampleCount(byte kind) => OpusTiming.StepSampleCount << ((kind >> 3) & 3);
}
