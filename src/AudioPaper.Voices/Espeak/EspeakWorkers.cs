using System.Collections.Concurrent;
using System.Diagnostics;

namespace AudioPaper.Voices.Espeak;

/// <summary>The workers of one synthesizer: started when needed, reused, replaced when lost. Thread-safe.</summary>
/// <param name="count">How many may run at once.</param>
/// <param name="start">How one is started.</param>
/// <param name="links">The data folder they use; ends with them.</param>
internal sealed class EspeakWorkers(int count, Func<ProcessStartInfo> start, VoiceLinks links) : IDisposable
{
    private readonly SemaphoreSlim free = new(count, count);
    private readonly ConcurrentBag<EspeakWorkerProcess> idle = [];
    private readonly ConcurrentDictionary<EspeakWorkerProcess, bool> all = [];
    private volatile bool isDisposed;

    /// <summary>The processes now running, for tests.</summary>
    public IReadOnlyCollection<int> ProcessIds => [.. all.Keys.Where(worker => worker.IsAlive).Select(worker => worker.Id)];

    /// <summary>Starts the workers that may run at once, so that the first utterances need not wait for them. What goes wrong is told when one is lent.</summary>
    public void Prestart()
    {
        // Turns are held until all stand: who asks meanwhile neither starts more than there may be nor waits long.
        var held = 0;
        try
        {
            for (; held < count && !isDisposed && free.Wait(0); held++)
            {
                idle.Add(Start());
            }
        }
        catch (WorkerLostException)
        {
            held++;
        }
        finally
        {
            if (held > 0)
            {
                free.Release(held);
            }
        }
    }

    /// <summary>Lends one worker to <paramref name="use"/> and takes it back.</summary>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    /// <exception cref="WorkerLostException">The worker was lost.</exception>
    public async Task<T> LendAsync<T>(Func<EspeakWorkerProcess, Task<T>> use, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(EspeakSynthesizer));
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        EspeakWorkerProcess? worker = null;
        try
        {
            worker = TakeOrStart();
            return await use(worker).ConfigureAwait(false);
        }
        finally
        {
            if (worker is { IsAlive: true, IsWornOut: false } && !isDisposed)
            {
                idle.Add(worker);
            }
            else if (worker is not null && all.TryRemove(worker, out _))
            {
                worker.Dispose();
            }

            free.Release();
        }
    }

    /// <summary>Ends all workers; a call under way fails.</summary>
    public void Dispose()
    {
        isDisposed = true;
        foreach (var worker in all.Keys)
        {
            if (all.TryRemove(worker, out _))
            {
                worker.Dispose();
            }
        }

        links.Dispose();
    }

    private EspeakWorkerProcess TakeOrStart()
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(EspeakSynthesizer));
        return idle.TryTake(out var rested) ? rested : Start();
    }

    private EspeakWorkerProcess Start()
    {
        var fresh = new EspeakWorkerProcess(links.Tell(start()));
        all[fresh] = true;
        if (isDisposed && all.TryRemove(fresh, out _))
        {
            fresh.Dispose();
            throw new WorkerLostException("it was ended with its synthesizer");
        }

        return fresh;
    }
}
