using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs.Studios;

/// <summary>A voice of a server, asked only as often at once as the server allows: all issues, and all processes that share the locks, together.</summary>
/// <param name="voice">The voice.</param>
/// <param name="locks">The locks; each call holds one.</param>
/// <param name="turns">Their names.</param>
internal sealed class BoundedVoice(ISynthesizer voice, IJobLocks locks, string[] turns) : ISynthesizer
{
    /// <inheritdoc/>
    public string VoiceId => voice.VoiceId;

    /// <inheritdoc/>
    public PcmFormat Format => voice.Format;

    /// <inheritdoc/>
    public string Fingerprint => voice.Fingerprint;

    /// <inheritdoc/>
    public VoiceTraits Traits => voice.Traits;

    /// <summary>The voice itself where it speaks on this machine.</summary>
    public static ISynthesizer Around(ISynthesizer voice, IJobLocks locks) => voice.Traits.Server is not { } server ? voice
        : new BoundedVoice(voice, locks, [.. Enumerable.Range(1, voice.Traits.Parallelism).Select(turn => $"voice {server} {turn}")]);

    /// <inheritdoc/>
    public int PaidCharacters(Utterance utterance) => voice.PaidCharacters(utterance);

    /// <inheritdoc/>
    public async Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        await using var turn = await locks.TakeOneAsync(turns, cancellationToken);
        return await voice.SpeakAsync(utterance, cancellationToken);
    }
}
