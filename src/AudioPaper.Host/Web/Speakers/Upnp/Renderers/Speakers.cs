using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using AudioPaper.Host.Commands;

namespace AudioPaper.Host.Web.Speakers.Upnp.Renderers;

/// <summary>The speakers of the chosen networks, and what each plays for this server: one queue each. Safe for calls at the same time.</summary>
/// <param name="clock">The clock.</param>
internal sealed class Speakers(TimeProvider clock) : IAsyncDisposable
{
    private readonly DeviceHttp http = new();
    private readonly ConcurrentDictionary<string, Playback> playing = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Finds them; null until the media server runs.</summary>
    public RendererFinder? Finder { get; private set; }

    /// <summary>Addresses below which each network's devices find files; none until the media server runs.</summary>
    public IReadOnlyDictionary<IPAddress, Uri> Media { get; private set; } = ImmutableDictionary<IPAddress, Uri>.Empty;

    /// <summary>All that are there, and what they do.</summary>
    public ImmutableArray<SpeakerAnswer> Look(UiLanguage ui) => [.. (Finder?.Known ?? []).Select(renderer => Look(renderer, ui))];

    /// <summary>A renderer; null when none of this id is there.</summary>
    public Renderer? Find(string id) => Finder?.Known.FirstOrDefault(renderer => renderer.Id == id);

    /// <summary>What a renderer does.</summary>
    public SpeakerAnswer Look(Renderer renderer, UiLanguage ui) =>
        playing.TryGetValue(renderer.Id, out var playback) ? playback.Look(ui) : new SpeakerAnswer(renderer.Id, renderer.Name, renderer.Model, SpeakerState.Idle);

    /// <summary>What a renderer plays for this server; null for nothing.</summary>
    public Playback? Playing(Renderer renderer) => playing.TryGetValue(renderer.Id, out var playback) && !playback.IsOver ? playback : null;

    /// <summary>Plays a queue on a renderer, instead of what it played.</summary>
    /// <exception cref="SpeakerException">It does not do it.</exception>
    public async Task PlayAsync(Renderer renderer, string newspaper, string issue, PlayQueue queue, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (playing.TryRemove(renderer.Id, out var before))
            {
                await before.DisposeAsync();
            }

            var playback = new Playback(renderer, newspaper, issue, queue, http, clock);
            try
            {
                await playback.StartAsync(cancellationToken);
                playing[renderer.Id] = playback;
            }
            catch (Exception e) when (e is SpeakerException or OperationCanceledException)
            {
                await playback.DisposeAsync();
                throw;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The media server runs: renderers can be found, and find what they are told to play.</summary>
    public RendererFinder Open(IReadOnlyDictionary<IPAddress, Uri> addresses)
    {
        Media = addresses.ToImmutableDictionary(one => one.Key, one => new Uri(one.Value, "/media/"));
        return Finder = new RendererFinder(http, clock);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var playback in playing.Values)
        {
            await playback.DisposeAsync();
        }

        http.Dispose();
        turn.Dispose();
    }
}
