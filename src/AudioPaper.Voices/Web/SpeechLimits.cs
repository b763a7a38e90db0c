namespace AudioPaper.Voices.Web;

/// <summary>How far a server of speech may try our patience. The limits are there for servers that are broken or hostile, not to make good ones hurry.</summary>
internal sealed record SpeechLimits
{
    /// <summary>Longest time for one answer, from the call to its last byte.</summary>
    public TimeSpan LongestCall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Within this time <see cref="LeastBytes"/> must come, or the end; else the server drips.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that must come within each <see cref="RateWindow"/>.</summary>
    public int LeastBytes { get; init; } = 4096;

    /// <summary>Calls for one utterance at most, the first one included; 2 or more.</summary>
    public int MostCalls { get; init; } = 4;

    /// <summary>The first wait between two calls; it doubles, with jitter.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between two calls. A server that asks for a longer one is not asked again.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>All calls and waits for one utterance together; no further call begins after that.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Utterances that fail one after the other before the circuit opens.</summary>
    public int FailuresToOpen { get; init; } = 3;

    /// <summary>How long an open circuit stays so, before one utterance may try again.</summary>
    public TimeSpan OpenTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Sound allowed for each character of an utterance: a minute for a hundred, about twice as long as slow speech.</summary>
    public TimeSpan SoundPerCharacter { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>Sound that is always allowed.</summary>
    public TimeSpan ShortestSoundLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sound at most in one answer.</summary>
    public TimeSpan LongestSound { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes that an answer may have.</summary>
    /// <param name="characters">Characters that are spoken.</param>
    /// <param name="bytesPerSecond">Bytes of a second of sound.</param>
    public long MostBytes(int characters, int bytesPerSecond)
    {
        var allowed = TimeSpan.FromTicks(Math.Max(ShortestSoundLimit.Ticks, SoundPerCharacter.Ticks * characters));
        return (long)(Math.Min(allowed.TotalSeconds, LongestSound.TotalSeconds) * bytesPerSecond) + HeaderBytes;
    }

    /// <summary>Room for the header of a sound file.</summary>
    private const int HeaderBytes = 64 << 10;
}
