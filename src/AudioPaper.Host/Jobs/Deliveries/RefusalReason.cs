namespace AudioPaper.Host.Jobs.Deliveries;

/// <summary>Sentences on refused deliveries, as people read them: they name the file that was handed in, not where it lay.</summary>
internal static class RefusalReason
{
    /// <summary>A sentence without the inbox in front of its files' names.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="deliveryId">Of this delivery.</param>
    public static string Bare(string sentence, string deliveryId)
    {
        var folder = $"{deliveryId}{Path.DirectorySeparatorChar}pages{Path.DirectorySeparatorChar}";
        for (var at = sentence.IndexOf(folder, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(folder, StringComparison.Ordinal))
        {
            // The path before it, back to what cannot be of it.
            var begin = at;
            while (begin > 0 && sentence[begin - 1] is not (' ' or '“' or '«' or '：'))
            {
                begin--;
            }

            sentence = sentence.Remove(begin, at + folder.Length - begin);
        }

        return sentence;
    }
}
