using AudioPaper.Synthesis;

namespace AudioPaper.Voices.OpenAi;

/// <summary>
/// Servers that speak OpenAI's <c>/v1/audio/speech</c>: its own and those people run themselves. A refused key stops it for the run; failures are
/// repeated within a budget and open a circuit. Thread-safe.
/// </summary>
/// <param name="settings">How it is used.</param>
/// <param name="secret">Looks up <c>OPENAI_API_KEY</c> and <c>OPENAI_BASE_URL</c> in the environment or in user secrets; null for what is not set.</param>
/// <param name="time">The clock of waits and of the circuit.</param>
public sealed class OpenAiEngine(OpenAiSettings settings, Func<string, string?> secret, TimeProvider time) : IVoiceEngine
{
    private readonly Lock gate = new();
    private OpenAiConnection? connection;
    private bool isDisposed;

    /// <inheritdoc/>
    public string Id => "openai";

    /// <inheritdoc/>
    public string Prefix => "openai";

    /// <inheritdoc/>
    public Task<EngineState> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var server = Connection().Server;
            return Task.FromResult(new EngineState(true, $"The speech server at {server.BaseAddress.Authority}.", $"位于 {server.BaseAddress.Authority} 的语音服务器。"));
        }
        catch (SynthesisException e)
        {
            return Task.FromResult(new EngineState(false, e.Message, e.Chinese ?? e.Message));
        }
    }

    /// <inheritdoc/>
    public Task<ISynthesizer> OpenAsync(string name, double pace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(pace, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pace, 2);
        return VoiceId.TryParse($"openai:{name}", out _)
            ? Task.FromResult<ISynthesizer>(new OpenAiVoice(name, pace, settings, Connection()))
            : throw new SynthesisException("The voice of the speech server has no name that can be; give one like alloy.", isTransient: false,
                chinese: "语音服务器的声音名称无效；请给出类似 alloy 的名称。");
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

    private OpenAiConnection Connection()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return connection ??= OpenAiConnection.Open(settings, secret, time);
        }
    }
}
