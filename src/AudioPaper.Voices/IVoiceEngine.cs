using AudioPaper.Synthesis;

namespace AudioPaper.Voices;

/// <summary>An engine: it opens voices by their names. Disposing of it ends all its voices. Safe to use from several threads.</summary>
public interface IVoiceEngine : IAsyncDisposable
{
    /// <summary>Its id in lists: <c>espeak-ng</c>, <c>piper</c>, <c>azure</c> or <c>openai</c>.</summary>
    string Id { get; }

    /// <summary>What stands before the colon in its voices' ids (<see cref="VoiceId.Engine"/>).</summary>
    string Prefix { get; }

    /// <summary>Whether it can speak here: programs, libraries and settings are looked for, the network is not asked.</summary>
    Task<EngineState> FindAsync(CancellationToken cancellationToken);

    /// <summary>Opens a voice.</summary>
    /// <param name="name">The engine's name of it (<see cref="VoiceId.Name"/>).</param>
    /// <param name="pace">How many times as fast as by itself it speaks; 0.5 to 2, 1 by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SynthesisException">There is no such voice, or the engine is not there; not transient.</exception>
    Task<ISynthesizer> OpenAsync(string name, double pace, CancellationToken cancellationToken);
}

/// <summary>Whether an engine can speak here.</summary>
/// <param name="IsAvailable">Whether it can.</param>
/// <param name="Reason">One sentence: why not and the way out, or what it runs on.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record EngineState(bool IsAvailable, string Reason, string Chinese);
