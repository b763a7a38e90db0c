namespace AudioPaper.Normalization.Patterns;

/// <summary>A set of characters that tells those of ASCII apart and no others.</summary>
/// <param name="Low">Bit n: it has the ASCII character n, of the first 64. (UInt128 is never compiled ahead of time.)</param>
/// <param name="High">Bit n: it has the ASCII character 64 + n.</param>
/// <param name="HasOthers">Whether it has others, all or some.</param>
internal readonly record struct CharacterSet(ulong Low, ulong High, bool HasOthers)
{
    /// <summary>All characters.</summary>
    public static CharacterSet All { get; } = new(ulong.MaxValue, ulong.MaxValue, true);

    /// <summary>A set of these.</summary>
    public static CharacterSet Of(string characters)
    {
        var (low, high) = (0UL, 0UL);
        foreach (var c in characters)
        {
            low |= c < 64 ? 1UL << c : 0;
            high |= c is >= (char)64 and < (char)128 ? 1UL << (c - 64) : 0;
        }

        return new CharacterSet(low, high, characters.Any(c => c >= 128));
    }

    /// <summary>Those of both.</summary>
    public static CharacterSet operator |(CharacterSet one, CharacterSet other) => new(one.Low | other.Low, one.High | other.High, one.HasOthers | other.HasOthers);

    /// <summary>Itself, or nothing where <paramref name="condition"/> is false.</summary>
    public CharacterSet If(bool condition) => condition ? this : default;

    /// <summary>Whether it may have <paramref name="c"/>.</summary>
    public bool MayHave(char c) => c < 64 ? (Low >> c & 1) == 1 : c < 128 ? (High >> (c - 64) & 1) == 1 : HasOthers;
}
