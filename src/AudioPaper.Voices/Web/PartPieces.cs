using System.Collections.Immutable;
using AudioPaper.Pronunciation;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Web;

/// <summary>Cuts what one call cannot take into pieces, each said by a call of its own: at the strongest stops, else between words.</summary>
internal static class PartPieces
{
    /// <summary>The pieces, in order; joined they are <paramref name="parts"/>.</summary>
    /// <param name="parts">What is said.</param>
    /// <param name="fits">Whether one call can take it.</param>
    /// <param name="voice">The voice, for the sentence.</param>
    /// <exception cref="SynthesisException">A single part is too long, or there are only stops; not transient.</exception>
    public static ImmutableArray<ImmutableArray<SpokenPart>> Of(ImmutableArray<SpokenPart> parts, Func<ImmutableArray<SpokenPart>, bool> fits, string voice)
    {
        var pieces = ImmutableArray.CreateBuilder<ImmutableArray<SpokenPart>>();
        var pending = new Stack<ImmutableArray<SpokenPart>>([parts]);
        while (pending.TryPop(out var piece))
        {
            if (fits(piece))
            {
                pieces.Add(piece);
                continue;
            }

            var cut = CutOf(piece);
            if (cut == 0)
            {
                throw new SynthesisException($"{voice} cannot say a word of {piece[0].Text.Length} characters in one call; correct it in the page.", isTransient: false,
                    chinese: $"{voice} 无法一次读出长达 {piece[0].Text.Length} 个字符的词；请在版面文本中更正。");
            }

            pending.Push(piece[cut..]);
            pending.Push(piece[..cut]);
        }

        // A piece of stops alone would be a call for nothing.
        pieces.RemoveAll(piece => piece.All(part => part.Kind == PartKind.Stop));
        return pieces.Count > 0 ? pieces.ToImmutable()
            : throw new SynthesisException($"{voice} was given nothing to say.", isTransient: false, chinese: $"没有内容可供 {voice} 朗读。");
    }

    /// <summary>Where to cut: behind the strongest stop of the middle half, nearest to the middle; in the middle where there is none. 0 for a single part.</summary>
    private static int CutOf(ImmutableArray<SpokenPart> piece)
    {
        var middle = piece.Length / 2;
        return Enumerable.Range(1, piece.Length - 1)
            .Where(cut => piece[cut - 1].Kind == PartKind.Stop && Math.Abs(cut - middle) <= Math.Max(1, piece.Length / 4))
            .OrderBy(cut => piece[cut - 1].Text is "." or "!" or "?" ? 0 : piece[cut - 1].Text is ";" or ":" ? 1 : 2).ThenBy(cut => Math.Abs(cut - middle))
            .FirstOrDefault(middle);
    }
}
