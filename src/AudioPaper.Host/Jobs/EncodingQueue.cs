using System.Diagnostics.CodeAnalysis;
using AudioPaper.Audio;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>
/// The parts of an issue that wait for an encoder. As many programs run at once as there are cores; each takes several parts of those that
/// wait, because its start costs as much as a quarter of a minute of sound. Which parts it takes together shows in no byte.
/// </summary>
/// <param name="turns">Programs that may run at once.</param>
[SuppressMessage("Design", "CA1001", Justification = "A job that is being cancelled may still give a turn back; a semaphore without a wait handle holds nothing.")]
internal sealed class EncodingQueue(int turns)
{
    /// <summary>Parts that one program takes at most: four minutes of sound, so that an article that fails or stops loses no more.</summary>
    private const int MostTogether = 4;

    private readonly SemaphoreSlim free = new(turns, turns);
    private readonly LinkedList<Waiting> waiting = [];

    private sealed record Waiting(IEncoder Encoder, PcmFormat Format, Func<PartSound> Part)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Encodes a part; ends when its file is there.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="format">Sample rate.</param>
    /// <param name="part">Gives the sound; asked again when a program failed with several parts.</param>
    /// <param name="cancellationToken">Ends the programs; the same for all parts of a run.</param>
    /// <exception cref="EncodingException">The part was not made.</exception>
    public async Task EncodeAsync(IEncoder encoder, PcmFormat format, Func<PartSound> part, CancellationToken cancellationToken)
    {
        var own = new Waiting(encoder, format, part);
        lock (waiting)
        {
            waiting.AddLast(own);
        }

        // Whoever gets a turn works for all; the part that was asked for may have been taken along by another one before.
        await free.WaitAsync(cancellationToken);
        try
        {
            if (Take() is { Count: > 0 } together)
            {
                await RunAsync(together, cancellationToken);
            }
        }
        finally
        {
            free.Release();
        }

        await own.Done.Task;
    }

    private List<Waiting> Take()
    {
        lock (waiting)
        {
            if (waiting.First is not { Value: var first })
            {
                return [];
            }

            var alike = waiting.Where(part => part.Encoder.Fingerprint == first.Encoder.Fingerprint && part.Format == first.Format).ToList();
            var together = alike[..Math.Min(MostTogether, (alike.Count + turns - 1) / turns)];
            together.ForEach(part => waiting.Remove(part));
            return together;
        }
    }

    private static async Task RunAsync(List<Waiting> together, CancellationToken cancellationToken)
    {
        try
        {
            await together[0].Encoder.EncodeAsync(together[0].Format, [.. together.Select(part => part.Part())], cancellationToken);
            together.ForEach(part => part.Done.TrySetResult());
        }
        catch (Exception e) when (together.Count == 1 || cancellationToken.IsCancellationRequested)
        {
            together.ForEach(part => part.Done.TrySetException(e));
        }
        catch (Exception e) when (e is EncodingException or SynthesisException or IOException or InvalidDataException or ArgumentException)
        {
            // One of them is to blame: alone, each fares as it must.
            foreach (var part in together)
            {
                await RunAsync([part], cancellationToken);
            }
        }
    }
}
