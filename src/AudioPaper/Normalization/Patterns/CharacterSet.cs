namespace AudioPaper.Normalization.Patterns;

/// <summary>A set of characters that tells those of ASCII apart and no others.</summary>
/// <param name="Ascii">Bit n: it has the ASCII character n.</param>
/// <param name="HasOthers">Whether it has others, all or some.</param>
internal readonly record struct CharacterSet(UInt128 Ascii, bool HasOthers)
{
    /// <summary>All characters.</summary>
    public static CharacterSet All { get; } = new(UInt128.MaxValue, true);

    /// <summary>A set of these.</summary>
    public static CharacterSet Of(string characters)
    {
        var ascii = UInt128.Zero;
        foreach (var c in characters)
        {
            ascii |= c < 128 ? UInt128.One << c : 0;
        }

        return new CharacterSet(ascii, characters.Any(c => c >= 128));
    }

    /// <summary>Those of both.</summary>
    public static CharacterSet operator |(CharacterSet one, CharacterSet other) => new(one.Ascii | other.Ascii, one.HasOthers | other.HasOthers);

    /// <summary>Itself, or nothing where <paramref name="condition"/> is false.</summary>
    public CharacterSet If(bool condition) => condition ? this : default;

    /// <summary>Whether it may have <paramref name="c"/>.</summary>
    public bool MayHave(char c) => c < 128 ? (Ascii >> c & 1) == 1 : HasOthers;
}
