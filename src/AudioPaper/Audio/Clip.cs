namespace AudioPaper.Audio;

/// <summary>The sound of one utterance. Seconds long, so it may be held in memory; a track may not.</summary>
/// <param name="Format">Sample rate of <paramref name="Samples"/>.</param>
/// <param name="Samples">Signed 16-bit samples of one channel.</param>
public sealed record Clip(PcmFormat Format, ReadOnlyMemory<short> Samples);
