namespace AudioPaper.Normalization;

/// <summary>
/// Which verbalizers can match at a place of one text: those whose form may begin with the two characters there, and whose needed characters
/// stand somewhere near. Looked up block by block, so that it costs next to nothing for each place. Places are asked for in order.
/// </summary>
internal sealed class VerbalizersNear(VerbalizerTable.Entry[] entries, string text, bool isLongText)
{
    private const int BlockLength = 1024;

    /// <summary>Patterns that reach farther are always tried.</summary>
    private const int FarthestReach = 2 * BlockLength;

    /// <summary>Characters are told apart by their last bits: two that share them only cost a trial in vain.</summary>
    private const int Signatures = 4096;

    private readonly ulong[] seen = new ulong[Signatures / 64];
    private readonly List<VerbalizerTable.Entry> near = [];
    private readonly Dictionary<(char First, char Second), Verbalizer[]> chosen = [];
    private int block = -1;

    /// <summary>Those that may match at <paramref name="place"/>, in their order.</summary>
    public ReadOnlySpan<Verbalizer> At(int place)
    {
        if (place / BlockLength != block)
        {
            block = place / BlockLength;
            Look();
        }

        // Beyond ASCII all second characters are alike.
        var start = (First: text[place], Second: place + 1 < text.Length ? (char)Math.Min((int)text[place + 1], 128) : '\0');
        if (!chosen.TryGetValue(start, out var verbalizers))
        {
            chosen[start] = verbalizers = [.. near.Where(entry => entry.MayBeginWith(start.First, start.Second)).Select(entry => entry.For(isLongText))];
        }

        return verbalizers;
    }

    private void Look()
    {
        Array.Clear(seen);
        var start = Math.Max(0, (block * BlockLength) - FarthestReach);
        var end = Math.Min(text.Length, ((block + 1) * BlockLength) + FarthestReach);
        foreach (var c in text.AsSpan(start..end))
        {
            seen[c % Signatures / 64] |= 1UL << (c % 64);
        }

        chosen.Clear();
        near.Clear();
        near.AddRange(entries.Where(entry => entry.Facts.Reach > FarthestReach || entry.Facts.Needs.All(IsSeen)));
    }

    private bool IsSeen(string need)
    {
        foreach (var c in need)
        {
            if ((seen[c % Signatures / 64] >> (c % 64) & 1) == 1)
            {
                return true;
            }
        }

        return false;
    }
}
