using AudioPaper.Audio;
using AudioPaper.Chunking;

namespace AudioPaper.Synthesis;

/// <summary>A voice that speaks utterances. Safe to call from several threads at once.</summary>
public interface ISynthesizer
{
    /// <summary>The voice's id, e.g. <c>espeak:cmn</c>.</summary>
    string VoiceId { get; }

    /// <summary>Format of every clip it returns.</summary>
    PcmFormat Format { get; }

    /// <summary>
    /// Everything besides the utterance that shapes the sound (engine and its version, voice, pace, level), in one line.
    /// Two clips with equal fingerprint and equal <see cref="Utterance.Spoken"/> are interchangeable.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Speaks <paramref name="utterance"/> whole; never returns a part of it.</summary>
    /// <exception cref="SynthesisException">The utterance was not spoken, or not whole.</exception>
    Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken);
}
