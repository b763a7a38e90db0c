using System.Collections.Immutable;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices;

/// <summary>All engines there are. Disposing of it ends them all.</summary>
/// <param name="engines">One for each prefix.</param>
public sealed class VoiceEngines(params ImmutableArray<IVoiceEngine> engines) : IAsyncDisposable
{
    /// <summary>The engines, in the order of lists.</summary>
    public ImmutableArray<IVoiceEngine> All => engines;

    /// <summary>Whether an engine has voices of that id.</summary>
    public bool Knows(VoiceId id) => engines.Any(engine => engine.Prefix == id.Engine);

    /// <summary>Opens a voice.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="pace">How many times as fast as by itself it speaks; 0.5 to 2.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SynthesisException">It cannot be opened; not transient.</exception>
    public Task<ISynthesizer> OpenAsync(VoiceId id, double pace, CancellationToken cancellationToken)
    {
        var engine = engines.FirstOrDefault(engine => engine.Prefix == id.Engine)
            ?? throw new SynthesisException($"There is no engine «{id.Engine}» for the voice {id}; there is: {string.Join(", ", engines.Select(known => known.Prefix))}.", isTransient: false,
                chinese: $"声音 {id} 的引擎“{id.Engine}”不存在；可用的有：{string.Join("、", engines.Select(known => known.Prefix))}。");
        return engine.OpenAsync(id.Name, pace, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var engine in engines)
        {
            await engine.DisposeAsync().ConfigureAwait(false);
        }
    }
}
