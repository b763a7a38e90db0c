using AudioPaper.Files;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging;

/// <summary>
/// Joins tracks into one MP3 file without encoding them again: tag, Info frame, frames. Needs the same memory for an
/// article as for a year of newspapers, but for the tag.
/// </summary>
public static class Mp3Episode
{
    /// <summary>Writes an episode.</summary>
    /// <param name="path">The file; it appears whole or not at all. An older file is replaced.</param>
    /// <param name="recording">The plan; its length is the sum of the tracks' sound.</param>
    /// <param name="tags">What the file says about itself.</param>
    /// <param name="trackPaths">The tracks in order, as an <see cref="IEncoder"/> made them; at least one.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left.</param>
    /// <returns>The size of the file in bytes.</returns>
    /// <exception cref="InvalidDataException">A track is broken, of another kind than the first, or the lengths do not add up.</exception>
    /// <exception cref="IOException">A track is missing, or the disk is full.</exception>
    public static async Task<long> WriteAsync(
        string path, Recording recording, EpisodeTags tags, IReadOnlyList<string> trackPaths, CancellationToken cancellationToken)
    {
        var tracks = await CountAsync(recording, trackPaths, cancellationToken).ConfigureAwait(false);
        var sizeBytes = 0L;
        await WholeFile.WriteAsync(path, async (output, cancellation) =>
        {
            await output.WriteAsync(Id3Tag.Make(recording, tags), cancellation).ConfigureAwait(false);
            await WriteSoundAsync(output, trackPaths, tracks, cancellation).ConfigureAwait(false);
            sizeBytes = output.Length;
        }, cancellationToken).ConfigureAwait(false);
        return sizeBytes;
    }

    /// <inheritdoc cref="JoinParts"/>
    public static Task<long> JoinAsync(
        string path, Recording recording, EpisodeTags tags, IReadOnlyList<EncodedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return WriteAsync(path, recording, tags, [.. parts.Select(part => part.Path)], cancellationToken);
    }

    private static async Task<List<Mp3Track>> CountAsync(
        Recording recording, IReadOnlyList<string> trackPaths, CancellationToken cancellationToken)
    {
        var tracks = new List<Mp3Track>(trackPaths.Count);
        foreach (var trackPath in trackPaths)
        {
            var track = await Mp3Frames.CountAsync(trackPath, cancellationToken).ConfigureAwait(false);
            if (!track.Header.GoesWith(tracks.Count > 0 ? tracks[0].Header : track.Header)
                || track.Header.SampleRate != recording.Format.SampleRate)
            {
                throw new InvalidDataException($"{trackPath}: The sound is of another kind than the episode's.");
            }

            tracks.Add(track);
        }

        var sampleCount = tracks.Sum(track => Mp3Timing.SampleCount(recording.Format, track.FrameCount));
        return tracks.Count > 0 && sampleCount == recording.SampleCount
            ? tracks
            : throw new InvalidDataException(
                $"The {tracks.Count} tracks hold {sampleCount} samples, but the plan has {recording.SampleCount}.");
    }

    private static async Task WriteSoundAsync(
        FileStream output, IReadOnlyList<string> trackPaths, List<Mp3Track> tracks, CancellationToken cancellationToken)
    {
        var header = tracks[0].Header;
        var infoPosition = output.Position;
        await output.WriteAsync(new byte[header.WithoutPadding.FrameSizeBytes], cancellationToken).ConfigureAwait(false);
        var (frameCount, soundSizeBytes, crc) = (0L, 0L, (ushort)0);
        var leading = Mp3Timing.LeadingFrameCount(new(header.SampleRate));
        for (var index = 0; index < tracks.Count; index++)
        {
            // LAME's last frames are needed once: behind the last track, where no other sound follows.
            var isLast = index == tracks.Count - 1;
            var left = isLast
                ? tracks[index].FrameCount
                : Mp3Timing.SampleCount(new(header.SampleRate), tracks[index].FrameCount) / header.SamplesPerFrame;
            var input = Mp3Frames.OpenRead(trackPaths[index]);
            await using (input.ConfigureAwait(false))
            {
                await foreach (var frame in Mp3Frames.ReadAsync(input, cancellationToken).ConfigureAwait(false))
                {
                    if (left-- == 0)
                    {
                        break;
                    }

                    if (leading > 0)
                    {
                        leading--;
                        continue;
                    }

                    await output.WriteAsync(frame.Bytes, cancellationToken).ConfigureAwait(false);
                    (frameCount, soundSizeBytes) = (frameCount + 1, soundSizeBytes + frame.Bytes.Length);
                    crc = Crc16.Append(crc, frame.Bytes.Span);
                }
            }
        }

        output.Position = infoPosition;
        await output.WriteAsync(InfoFrame.Make(header, frameCount, soundSizeBytes, crc), cancellationToken).ConfigureAwait(false);
    }
}
