using System.Text.Json;

namespace AudioPaper.Voices.Tests.Azure;

/// <summary>The sound of the fake: a tenth of a second of silence, then a tone for each word with a short gap behind, at 24 kHz.</summary>
internal static class FakeSound
{
    public const int Lead = 2_400;
    public const int WordLength = 4_000;
    public const int Gap = 800;

    /// <summary>The samples of some words.</summary>
    public static short[] Of(int words)
    {
        var samples = new short[Lead + (words * (WordLength + Gap))];
        for (var i = 0; i < words * (WordLength + Gap); i++)
        {
            samples[Lead + i] = (short)(i % (WordLength + Gap) < WordLength ? 8000 * Math.Sin(i * 0.1) : 0);
        }

        return samples;
    }

    /// <summary>Where the words are, as <c>audio.metadata</c> says it: ticks of 100 ns.</summary>
    public static string Metadata(IEnumerable<string> words) => JsonSerializer.Serialize(new
    {
        Metadata = words.Select((word, i) => new
        {
            Type = "WordBoundary",
            Data = new
            {
                Offset = (Lead + (i * (long)(WordLength + Gap))) * TimeSpan.TicksPerSecond / 24_000,
                Duration = WordLength * TimeSpan.TicksPerSecond / 24_000,
                text = new { Text = word, Length = word.Length, BoundaryType = "WordBoundary" },
            },
        }),
    });
}
