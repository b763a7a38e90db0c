using AudioPaper.Diagnostics;

namespace AudioPaper.Publishing.ScriptSheet;

/// <summary>The places of the sources that a person should look at, found quickly.</summary>
internal sealed class FlaggedPlaces(IEnumerable<SourceSpan> spans)
{
    private readonly Dictionary<int, SourceSpan[]> bySource = spans.GroupBy(span => span.Source).ToDictionary(of => of.Key, of => of.OrderBy(span => span.Start).ToArray());

    /// <summary>Whether one of them has a character of <paramref name="span"/>.</summary>
    public bool Touch(SourceSpan span)
    {
        if (!bySource.TryGetValue(span.Source, out var all))
        {
            return false;
        }

        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].End > span.Start ? (low, middle) : (middle + 1, high);
        }

        return low < all.Length && all[low].Start < span.End;
    }
}
