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

    /// <summary>What it speaks, how far it may be asked, and what it costs.</summary>
    VoiceTraits Traits { get; }

    /// <summary>Characters of <paramref name="utterance"/> that are paid for, as the engine's owner counts them; 0 where nothing is paid.</summary>
    int PaidCharacters(Utterance utterance) => 0;

    /// <summary>Speaks <paramref name="utterance"/> whole; never returns a part of it.</summary>
    /// <exception cref="SynthesisException">The utterance was not spoken, or not whole.</exception>
    Task<Clip> SpeakAsync(Utterance utterance, CancellationToken cancellationToken);
}
