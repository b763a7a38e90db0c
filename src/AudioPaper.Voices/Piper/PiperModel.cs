using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper;

/// <summary>
/// A voice's model, shared by all its speakers and paces: opened with the first call, for as many calls at once as allowed. Thread-safe.
/// </summary>
/// <param name="files">The voice on disk.</param>
/// <param name="settings">How it runs.</param>
internal sealed class PiperModel(PiperFiles files, PiperSettings settings) : IAsyncDisposable
{
    private readonly SemaphoreSlim free = new(settings.Parallelism, settings.Parallelism);
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly CancellationTokenSource ended = new();
    private OnnxSession? session;

    /// <summary>Says ids.</summary>
    /// <param name="ids">What is said.</param>
    /// <param name="scales">Noise, length and noise of lengths.</param>
    /// <param name="speaker">The speaker's number.</param>
    /// <param name="mostSamples">More samples than this are refused.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Samples from −1 to 1.</returns>
    /// <exception cref="SynthesisException">The model cannot be used, or did not end before the deadline.</exception>
    public async Task<float[]> RunAsync(long[] ids, float[] scales, long speaker, long mostSamples, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended.IsCancellationRequested, typeof(PiperEngine));
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        await free.WaitAsync(late.Token).ConfigureAwait(false);
        try
        {
            var opened = await OpenAsync(late.Token).ConfigureAwait(false);
            late.CancelAfter(settings.Deadline);
            return await Task.Run(() => opened.Run(ids, scales, speaker, mostSamples, late.Token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            throw new SynthesisException($"The voice '{files.Name}' did not finish a sentence within {settings.Deadline.TotalSeconds:0.#} seconds; choose a smaller voice.", isTransient: true,
                chinese: $"声音“{files.Name}”在 {settings.Deadline.TotalSeconds:0.#} 秒内没有读完一句；请改用更小的声音。");
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Ends the calls under way and frees the model.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ended.IsCancellationRequested)
        {
            return;
        }

        await ended.CancelAsync().ConfigureAwait(false);
        for (var i = 0; i < settings.Parallelism; i++)
        {
            await free.WaitAsync().ConfigureAwait(false);
        }

        session?.Dispose();
        session = null;
        free.Release(settings.Parallelism);
    }

    private async Task<OnnxSession> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (session is null)
            {
                files.CheckUnchanged();
                session = await Task.Run(() => OnnxSession.Open(files.ModelPath, settings.ThreadCount, files.Config.SpeakerCount > 1), cancellationToken).ConfigureAwait(false);
            }

            return session;
        }
        finally
        {
            opening.Release();
        }
    }
}
