using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Azure;

/// <summary>
/// Azure Speech over its public protocol. A refused key stops it for the run; failures are repeated within a budget and open a circuit. Thread-safe.
/// </summary>
/// <param name="settings">How it is used.</param>
/// <param name="secret">
/// Looks up <c>AZURE_SPEECH_KEY</c>, <c>AZURE_SPEECH_TOKEN</c> and <c>AZURE_SPEECH_REGION</c> in the environment or in user secrets; null for what is not set.
/// </param>
/// <param name="time">The clock of waits and of the circuit.</param>
public sealed class AzureEngine(AzureSettings settings, Func<string, string?> secret, TimeProvider time) : IVoiceEngine
{
    private readonly Lock gate = new();
    private AzureConnection? connection;
    private bool isDisposed;

    /// <inheritdoc/>
    public string Id => "azure";

    /// <inheritdoc/>
    public string Prefix => "azure";

    /// <inheritdoc/>
    public Task<EngineState> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var server = Connection().Server;
            return Task.FromResult(new EngineState(true, $"Azure Speech at {server.BaseAddress.Authority}.", $"Azure Speech，位于 {server.BaseAddress.Authority}。"));
        }
        catch (SynthesisException e)
        {
            return Task.FromResult(new EngineState(false, e.Message, e.Chinese ?? e.Message));
        }
    }

    /// <inheritdoc/>
    public async Task<ISynthesizer> OpenAsync(string name, double pace, CancellationToken cancellationToken) => await OpenVoiceAsync(name, pace).ConfigureAwait(false);

    /// <summary>Opens a voice that also tells where its words are.</summary>
    /// <param name="name">E.g. <c>zh-CN-XiaoxiaoNeural@newscast</c>.</param>
    /// <param name="pace">0.5 to 2.</param>
    /// <exception cref="SynthesisException">The name is none, or key or region are missing; not transient.</exception>
    public Task<AzureVoice> OpenVoiceAsync(string name, double pace)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(pace, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pace, 2);
        return Task.FromResult(new AzureVoice(AzureVoiceName.Parse(name), pace, settings, Connection()));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isDisposed = true;
            connection?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private AzureConnection Connection()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return connection ??= AzureConnection.Open(settings, secret, time);
        }
    }
}
