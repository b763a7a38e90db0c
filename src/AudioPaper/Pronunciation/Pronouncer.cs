using System.Collections.Immutable;
using System.Text;
using AudioPaper.Normalization;

namespace AudioPaper.Pronunciation;

/// <summary>A range of a passage with what is said for it.</summary>
/// <param name="Start">First UTF-16 code unit in the passage.</param>
/// <param name="Length">Number of code units; 0 for words that are only said.</param>
/// <param name="Part">What is said; null where nothing is.</param>
/// <param name="IsOpener">Whether it is a mark that opens a quotation.</param>
/// <param name="IsUnsaid">Whether something should be said here and nobody knows what: a person should look.</param>
public readonly record struct PlacedPart(int Start, int Length, SpokenPart? Part, bool IsOpener = false, bool IsUnsaid = false);

/// <summary>Works out how every word of a passage is said. Pure given its tables; thread-safe.</summary>
public sealed class Pronouncer(MandarinReader reader)
{
    /// <summary>What is said for each character of <paramref name="passage"/>: ranges that follow each other without gaps and cover its text.</summary>
    public ImmutableArray<PlacedPart> Pronounce(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var placed = ImmutableArray.CreateBuilder<PlacedPart>(passage.Tokens.Length);
        var (text, places, told) = Lay(passage);
        var next = 0; // The word of the whole passage to look at.
        var words = ToldReading.Read(reader, text, told);
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
                }, Normalizer.IsOpener(passage.Text.Text, token), token.Kind == TokenKind.Unspeakable));
            }

            // A word may go on into the next tokens (一百 + 余人); it stands where it begins.
            for (; next < words.Length && words[next].Start < end; next++)
            {
                var word = words[next];
                if (token.Kind == TokenKind.Hanzi)
                {
                    var start = places[word.Start];
                    placed.Add(new PlacedPart(start, places[word.Start + word.Length] - start, word.IsKnown ? word.ToSpokenPart() : null, IsUnsaid: !word.IsKnown));
                }
            }

            at = end;
        }

        return placed.ToImmutable();
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
            var isPrinted = token.Length == laid.Length;
            places.AddRange(Enumerable.Range(0, laid.Length).Select(i => token.Start + (isPrinted || i == 0 ? i : token.Length)));
            spoken.Append(laid);
        }

        places.Add(passage.Tokens is [.., var last] ? last.Start + last.Length : 0);
        return (spoken.ToString(), places, told);
    }
}
