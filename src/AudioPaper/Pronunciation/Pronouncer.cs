using System.Collections.Immutable;
using System.Text;
using AudioPaper.Normalization;

namespace AudioPaper.Pronunciation;

/// <summary>A range of a passage with what is said for it.</summary>
/// <param name="Start">First UTF-16 code unit in the passage.</param>
/// <param name="Length">Number of code units; 0 for words that are only said.</param>
/// <param name="Part">What is said; null where nothing is.</param>
/// <param name="IsOpener">Whether it is a mark that opens a quotation, a title or a bracket.</param>
/// <param name="IsUnsaid">Whether something should be said here and nobody knows what: a person should look.</param>
public readonly record struct PlacedPart(int Start, int Length, SpokenPart? Part, bool IsOpener = false, bool IsUnsaid = false)
{
    private readonly ImmutableArray<double> confidence;

    /// <summary>Whether it is a mark that closes a quotation, a title or a bracket.</summary>
    public bool IsCloser { get; init; }

    /// <summary>How likely each syllable of a Mandarin word is the right one, 0 to 1; empty where nobody doubts them.</summary>
    public ImmutableArray<double> Confidence { get => confidence.IsDefault ? [] : confidence; init => confidence = value; }
}

/// <summary>Works out how every word of a passage is said. Pure given its tables; thread-safe.</summary>
/// <param name="reader">Reads the hanzi.</param>
/// <param name="common">Where given, readings come with a confidence; it costs a look through the whole word table once, so only what shows it asks for it.</param>
public sealed class Pronouncer(MandarinReader reader, CommonReadings? common = null)
{
    /// <summary>What is said for each character of <paramref name="passage"/>: ranges that follow each other without gaps and cover its text.</summary>
    public ImmutableArray<PlacedPart> Pronounce(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var placed = ImmutableArray.CreateBuilder<PlacedPart>(passage.Tokens.Length);
        var (text, places, told) = Lay(passage);
        var next = 0; // The word of the whole passage to look at.
        // Text without hanzi would only be context for nothing.
        var words = passage.Tokens.Any(token => token.Kind == TokenKind.Hanzi) ? Weighed(ToldReading.Read(reader, text, told)) : [];
        for (int i = 0, at = 0; i < passage.Tokens.Length; i++)
        {
            var token = passage.Tokens[i];
            var end = at + Laid(token).Length;
            if (token.Kind != TokenKind.Hanzi)
            {
                placed.Add(new PlacedPart(token.Start, token.Length, token.Kind switch
                {
                    TokenKind.English => SpokenPart.English(token.Spoken, token.Reading),
                    TokenKind.Letters => SpokenPart.Letters(token.Spoken),
                    TokenKind.Stop => SpokenPart.Stop(token.Spoken[0]),
                    _ => null,
                }, Normalizer.IsOpener(passage.Text.Text, token), token.Kind == TokenKind.Unspeakable)
                {
                    IsCloser = Normalizer.IsCloser(passage.Text.Text, token),
                });
            }

            // A word may go on into the next tokens (一百 + 余人); it stands where it begins.
            for (; next < words.Length && words[next].Start < end; next++)
            {
                var word = words[next];
                if (token.Kind == TokenKind.Hanzi)
                {
                    var start = places[word.Start];
                    placed.Add(new PlacedPart(start, places[word.Start + word.Length] - start, word.IsKnown ? word.ToSpokenPart() : null, IsUnsaid: !word.IsKnown) { Confidence = word.Confidence });
                }
            }

            at = end;
        }

        return placed.DrainToImmutable();
    }

    // What is not hanzi is context: as printed, but a space where hanzi of it must not be read as words.
    private static string Laid(Token token) => token.Kind == TokenKind.Hanzi ? token.Spoken : token.Kind switch
    {
        TokenKind.English or TokenKind.Letters => "A",
        TokenKind.Stop => token.Spoken[..1],
        _ => " ",
    };

    /// <summary>The passage as one text for the reader, for each of its characters the place in the passage, and what lexicons tell.</summary>
    private static (string Text, List<int> Places, List<ToldReading> Told) Lay(Passage passage)
    {
        var spoken = new StringBuilder();
        var places = new List<int>();
        var told = new List<ToldReading>();
        foreach (var token in passage.Tokens)
        {
            if (token is { Kind: TokenKind.Hanzi, Reading: not null })
            {
                told.Add(new ToldReading(spoken.Length, token.Spoken.Length, [.. token.Reading.Split(' ')]));
            }

            // Printed hanzi stand each at its own place; of a figure's words the first stands for all of it.
            var laid = Laid(token);
            var isPrinted = passage.Text.Text.AsSpan(token.Start, token.Length).SequenceEqual(laid);
            places.AddRange(Enumerable.Range(0, laid.Length).Select(i => token.Start + (isPrinted || i == 0 ? i : token.Length)));
            spoken.Append(laid);
        }

        places.Add(passage.Tokens is [.., var last] ? last.Start + last.Length : 0);
        return (spoken.ToString(), places, told);
    }

    /// <summary>The words with a confidence where the reader gave none.</summary>
    private ImmutableArray<MandarinWord> Weighed(ImmutableArray<MandarinWord> words) =>
        common is null ? words
        : [.. words.Select(word => word.Confidence.IsEmpty && common.ConfidenceOf(word) is { IsEmpty: false } confidence ? word with { Confidence = confidence } : word)];
}
