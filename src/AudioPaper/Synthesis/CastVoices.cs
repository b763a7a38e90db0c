using System.Collections.Concurrent;
using AudioPaper.Audio;

namespace AudioPaper.Synthesis;

/// <summary>The voices of a cast, each opened when it is first needed; one that cannot be opened is not tried again. Thread-safe.</summary>
/// <param name="cast">Who speaks what.</param>
/// <param name="format">Format of all clips.</param>
/// <param name="open">Opens a voice that speaks in that format.</param>
public sealed class CastVoices(Cast cast, PcmFormat format, Func<VoiceId, CancellationToken, Task<ISynthesizer>> open)
{
    private readonly ConcurrentDictionary<VoiceId, Lazy<Task<ISynthesizer>>> opened = new();
    private readonly ConcurrentQueue<ClipRefusal> refusals = [];

    /// <summary>Who speaks what.</summary>
    public Cast Cast => cast;

    /// <summary>Format of all clips.</summary>
    public PcmFormat Format => format;

    /// <summary>The clips that were refused so far.</summary>
    public IEnumerable<ClipRefusal> Refusals => refusals;

    /// <summary>Notes a clip that was refused.</summary>
    public void Note(ClipRefusal refusal) => refusals.Enqueue(refusal);

    /// <summary>One open voice for everything, and nobody to take its place.</summary>
    public static CastVoices Of(ISynthesizer voice)
    {
        ArgumentNullException.ThrowIfNull(voice);
        return new CastVoices(Cast.Only(VoiceId.TryParse(voice.VoiceId, out var id) ? id : new VoiceId("voice", voice.VoiceId)), voice.Format, (_, _) => Task.FromResult(voice));
    }

    /// <summary>A voice of the cast.</summary>
    /// <exception cref="SynthesisException">It cannot be opened; the same at each call.</exception>
    public async Task<ISynthesizer> OpenAsync(VoiceId id, CancellationToken cancellationToken)
    {
        var opening = opened.GetOrAdd(id, asked => new Lazy<Task<ISynthesizer>>(() => open(asked, cancellationToken)));
        try
        {
            return await opening.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever asked first gave up; that says nothing of the voice.
            opened.TryRemove(new KeyValuePair<VoiceId, Lazy<Task<ISynthesizer>>>(id, opening));
            return await OpenAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>A clip that was refused.</summary>
/// <param name="Voice">The voice that made it.</param>
/// <param name="Utterance">What it was to say.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record ClipRefusal(VoiceId Voice, Chunking.Utterance Utterance, ClipFault Fault)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Voice} {ClipCheck.Describe(Fault).English} («{Utterance.Text.Trim()}»)";
}
