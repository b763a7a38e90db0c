using System.Runtime.CompilerServices;
using AudioPaper.Audio;

namespace AudioPaper.Stitching;

/// <summary>The sound of a part as a stream: one clip at a time is in memory.</summary>
public static class TrackSound
{
    private const int SilencePieceSampleCount = 16 * 1024;
    private static readonly ReadOnlyMemory<short> Silence = new short[SilencePieceSampleCount];

    /// <summary>The item that plays an earcon.</summary>
    internal static TrackItemKind KindOf(EarconKind earcon) =>
        earcon switch { EarconKind.Article => TrackItemKind.Chime, EarconKind.Section => TrackItemKind.SectionEarcon, _ => TrackItemKind.EndEarcon };

    private static EarconKind EarconOf(TrackItemKind kind) =>
        kind switch { TrackItemKind.Chime => EarconKind.Article, TrackItemKind.SectionEarcon => EarconKind.Section, _ => EarconKind.End };

    /// <summary>The samples of <paramref name="part"/>, in pieces of any length.</summary>
    /// <param name="part">The part.</param>
    /// <param name="clip">Gives a clip by name; its length is what the plan says.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="InvalidDataException">A clip is not as long as planned.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<short>> Read(
        TrackPart part, Func<string, CancellationToken, ValueTask<Clip>> clip, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(clip);
        foreach (var item in part.Items)
        {
            switch (item.Kind)
            {
                case TrackItemKind.Clip:
                    var samples = (await clip(item.Clip, cancellationToken)).Samples;
                    yield return samples.Length == item.SampleCount ? samples
                        : throw new InvalidDataException($"Clip {item.Clip} has {samples.Length} samples instead of {item.SampleCount}.");
                    break;
                case TrackItemKind.Chime or TrackItemKind.SectionEarcon or TrackItemKind.EndEarcon:
                    yield return Earcon.Of(EarconOf(item.Kind), part.Format);
                    break;
                default:
                    for (var left = item.SampleCount; left > 0; left -= SilencePieceSampleCount)
                    {
                        yield return Silence[..(int)Math.Min(left, SilencePieceSampleCount)];
                    }

                    break;
            }
        }
    }
}
