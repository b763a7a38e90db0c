using System.Collections.Concurrent;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>Gives each article another voice.</summary>
/// <param name="id">The voice in whose place it speaks.</param>
/// <param name="voices">The voices, in the order of the articles; of one format.</param>
/// <param name="articleOf">Number of the article of an utterance; −1 for none.</param>
internal sealed class Alternating(string id, IReadOnlyList<ISynthesizer> voices, Func<Utterance, int> articleOf) : ISynthesizer
{
    private readonly ConcurrentDictionary<string, bool> used = [];

    /// <summary>The voices that spoke.</summary>
    public IEnumerable<string> Used => used.Keys;

    public string VoiceId => id;

    public PcmFormat Format => voices[0].Format;

    public string Fingerprint => "alternating " + string.Join(" | ", voices.Select(voice => voice.Fingerprint));

    public VoiceTraits Traits => voices[0].Traits;

    public Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        var voice = voices[(articleOf(utterance) + voices.Count) % voices.Count];
        used[voice.VoiceId] = true;
        return voice.SpeakAsync(utterance, cancellationToken);
    }
}
