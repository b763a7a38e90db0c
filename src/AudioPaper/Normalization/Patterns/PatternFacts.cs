using System.Collections.Immutable;

namespace AudioPaper.Normalization.Patterns;

/// <summary>
/// What is certain of every match of a pattern, so that a text that cannot match need not be tried: cheap to check, never wrong, not
/// always much.
/// </summary>
/// <param name="Needs">Of each of these texts at least one character stands in the match or in what is looked at around it.</param>
/// <param name="AsciiStart">Bit n: the match may begin with the ASCII character n.</param>
/// <param name="StartsBeyondAscii">Whether it may begin with any other character.</param>
/// <param name="CanBeEmpty">Whether it may have no characters; then nothing is known of its first one.</param>
/// <param name="Reach">How many UTF-16 code units away from its beginning the needed characters may stand, before or behind; at most <see cref="Endless"/>.</param>
internal sealed record PatternFacts(ImmutableArray<string> Needs, UInt128 AsciiStart, bool StartsBeyondAscii, bool CanBeEmpty, int Reach)
{
    /// <summary>A reach that has no bound.</summary>
    public const int Endless = 1 << 20;

    /// <summary>Of a place between characters.</summary>
    public static PatternFacts Nothing { get; } = new([], 0, false, CanBeEmpty: true, 0);

    /// <summary>Of one character that may be any.</summary>
    public static PatternFacts AnyCharacter { get; } = new([], UInt128.MaxValue, true, CanBeEmpty: false, 1);

    /// <summary>Of one of these characters.</summary>
    public static PatternFacts OneOf(string characters)
    {
        var (start, isBeyond) = (UInt128.Zero, false);
        foreach (var c in characters)
        {
            start |= c < 128 ? UInt128.One << c : 0;
            isBeyond |= c >= 128;
        }

        return new PatternFacts([characters], start, isBeyond, CanBeEmpty: false, 1);
    }

    /// <summary>Whether a match may begin with <paramref name="c"/>.</summary>
    public bool MayStartWith(char c) => CanBeEmpty || (c < 128 ? (AsciiStart >> c & 1) == 1 : StartsBeyondAscii);

    /// <summary>This, and behind it another.</summary>
    public PatternFacts Then(PatternFacts next) => new(
        Needs.AddRange(next.Needs),
        AsciiStart | (CanBeEmpty ? next.AsciiStart : 0),
        StartsBeyondAscii | (CanBeEmpty && next.StartsBeyondAscii),
        CanBeEmpty && next.CanBeEmpty,
        Math.Min(Endless, Reach + next.Reach));

    /// <summary>This or another.</summary>
    public PatternFacts Or(PatternFacts other) => new(
        Rarest is { } mine && other.Rarest is { } theirs ? [string.Concat(mine.Union(theirs))] : [],
        AsciiStart | other.AsciiStart, StartsBeyondAscii | other.StartsBeyondAscii, CanBeEmpty | other.CanBeEmpty, Math.Max(Reach, other.Reach));

    /// <summary>This several times over.</summary>
    public PatternFacts Times(int least, int most) => this with
    {
        Needs = least > 0 ? Needs : [],
        CanBeEmpty = CanBeEmpty || least == 0,
        Reach = (int)Math.Min(Endless, (long)Reach * most),
    };

    /// <summary>This, only looked at and not taken.</summary>
    public PatternFacts OnlySeen() => Nothing with { Needs = Needs, Reach = Reach };

    /// <summary>The need that the fewest characters meet; null where there is none.</summary>
    private string? Rarest => Needs.MinBy(need => need.Length);
}
