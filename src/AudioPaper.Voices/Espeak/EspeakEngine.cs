using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Espeak;

/// <summary>The engine of the offline voices. All of them share one program and one pool of workers.</summary>
/// <param name="loudnessLufs">Loudness of its voices in LUFS: −14, −16 or −19.</param>
/// <param name="settings">How it runs; null for the defaults.</param>
/// <param name="found">The program, where somebody asked for it already; null to look for it when it is needed.</param>
public sealed class EspeakEngine(int loudnessLufs, EspeakSettings? settings = null, Task<EspeakProgram>? found = null) : IVoiceEngine
{
    private readonly Lock gate = new();
    private Task<EspeakProgram>? program = found;
    private EspeakSynthesizer? first;

    /// <inheritdoc/>
    public string Id => "espeak-ng";

    /// <inheritdoc/>
    public string Prefix => Cast.Offline.Engine;

    /// <inheritdoc/>
    public async Task<EngineState> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var there = await ProgramAsync(cancellationToken).ConfigureAwait(false);
            return new EngineState(true, $"espeak-ng {there.Version}, offline.", $"espeak-ng {there.Version}，离线。");
        }
        catch (SynthesisException missing)
        {
            return new EngineState(false, missing.Message, missing.Chinese ?? missing.Message);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The loudness was measured at pace 1.</remarks>
    public async Task<ISynthesizer> OpenAsync(string name, double pace, CancellationToken cancellationToken)
    {
        var there = await ProgramAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            first ??= EspeakSynthesizer.Open(EspeakVoice.DefaultId, settings, there).At(loudnessLufs);
            return first.As($"{Prefix}:{name}", pace);
        }
    }

    /// <summary>Starts the workers of a voice that was opened before anything is asked of them; does nothing when none was.</summary>
    public void Prestart() => first?.Prestart();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => first?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task<EspeakProgram> ProgramAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // One that was given up, or found no espeak-ng, is asked again.
            program = program is { IsCanceled: false, IsFaulted: false } ? program : EspeakProgram.FindAsync(cancellationToken);
            return program.WaitAsync(cancellationToken);
        }
    }
}
