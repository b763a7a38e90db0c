using System.Collections.Immutable;
using System.Text.Json;
using AudioPaper.Audio;
using AudioPaper.Voices.Web;

namespace AudioPaper.Voices.Azure;

/// <summary>Reads <c>audio.metadata</c>: where words begin and how long they last, in ticks of 100 ns.</summary>
internal static class WordTimes
{
    private const int LongestWord = 200;

    /// <summary>The words of one message.</summary>
    /// <exception cref="SpeechFailure">It is not as documented.</exception>
    public static IEnumerable<(string Text, TimeSpan Begin, TimeSpan Length)> Read(ReadOnlyMemory<byte> json, SpeechServer server)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return [.. document.RootElement.GetProperty("Metadata").EnumerateArray().Where(IsWord).Select(item => WordOf(item.GetProperty("Data")))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw SpeechFailures.Broken(server, "audio.metadata");
        }
    }

    /// <summary>The words at their places in a clip.</summary>
    /// <exception cref="SpeechFailure">They are not in order, or outside of the clip.</exception>
    public static ImmutableArray<TimedWord> Place(IReadOnlyList<(string Text, TimeSpan Begin, TimeSpan Length)> words, Clip clip, SpeechServer server)
    {
        var placed = ImmutableArray.CreateBuilder<TimedWord>(words.Count);
        foreach (var (text, begin, length) in words)
        {
            var longest = clip.Format.ToTime(clip.Samples.Length);
            if (begin < TimeSpan.Zero || begin > longest || length < TimeSpan.Zero || length > longest || (placed.Count > 0 && clip.Format.ToSampleCount(begin) < placed[^1].Start))
            {
                throw SpeechFailures.Broken(server, "WordBoundary");
            }

            var start = clip.Format.ToSampleCount(begin);
            placed.Add(new TimedWord(text, start, Math.Min(clip.Format.ToSampleCount(length), clip.Samples.Length - start)));
        }

        return placed.ToImmutable();
    }

    private static bool IsWord(JsonElement item) => item.GetProperty("Type").GetString() == "WordBoundary"
        && (!item.GetProperty("Data").GetProperty("text").TryGetProperty("BoundaryType", out var kind) || kind.GetString() is not "PunctuationBoundary");

    private static (string Text, TimeSpan Begin, TimeSpan Length) WordOf(JsonElement data)
    {
        var text = data.GetProperty("text").GetProperty("Text").GetString() ?? "";
        return (text.Length <= LongestWord ? text : throw new FormatException(), TimeSpan.FromTicks(data.GetProperty("Offset").GetInt64()), TimeSpan.FromTicks(data.GetProperty("Duration").GetInt64()));
    }
}
