namespace AudioPaper.Intake;

/// <summary>Compares names as people do: runs of digits by value, the rest by ordinal without case.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The one instance.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            var digitsA = DigitRun(a);
            var digitsB = DigitRun(b);
            var bothDigits = digitsA > 0 && digitsB > 0;
            var order = bothDigits
                ? CompareNumbers(a[..digitsA], b[..digitsB])
                : char.ToUpperInvariant(a[0]).CompareTo(char.ToUpperInvariant(b[0]));
            if (order != 0)
            {
                return order;
            }

            a = a[(bothDigits ? digitsA : 1)..];
            b = b[(bothDigits ? digitsB : 1)..];
        }

        var rest = a.Length.CompareTo(b.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int DigitRun(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }
}
