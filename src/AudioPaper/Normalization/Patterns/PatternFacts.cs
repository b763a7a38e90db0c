using System.Collections.Immutable;

namespace AudioPaper.Normalization.Patterns;

/// <summary>
/// What is certain of every match of a pattern, so that a text that cannot match need not be tried: cheap to check, never wrong, not
/// always much.
/// </summary>
/// <param name="Needs">Of each of these texts at least one character stands in the match or in what is looked at around it.</param>
/// <param name="First">What the first character may be.</param>
/// <param name="Second">What the second character may be, where there is one.</param>
/// <param name="CanBeEmpty">Whether it may have no characters; then nothing is known of its first one.</param>
/// <param name="CanBeOne">Whether it may have one character only; then nothing is known of the second.</param>
/// <param name="Reach">How many UTF-16 code units away from its beginning the needed characters may stand, before or behind; at most <see cref="Endless"/>.</param>
internal sealed record PatternFacts(ImmutableArray<string> Needs, CharacterSet First, CharacterSet Second, bool CanBeEmpty, bool CanBeOne, int Reach)
{
    /// <summary>A reach that has no bound.</summary>
    public const int Endless = 1 << 20;

    /// <summary>Of a place between characters.</summary>
    public static PatternFacts Nothing { get; } = new([], default, default, CanBeEmpty: true, CanBeOne: false, 0);

    /// <summary>Of one character that may be any.</summary>
    public static PatternFacts AnyCharacter { get; } = OneIn(CharacterSet.All);

    /// <summary>Of any text.</summary>
    public static PatternFacts Anything { get; } = new([], CharacterSet.All, CharacterSet.All, CanBeEmpty: true, CanBeOne: true, Endless);

    /// <summary>Of one of these characters.</summary>
    public static PatternFacts OneOf(string characters) => OneIn(CharacterSet.Of(characters)) with { Needs = [characters] };

    /// <summary>Of one character of a set that nobody needs in particular.</summary>
    public static PatternFacts OneIn(CharacterSet set) => new([], set, default, CanBeEmpty: false, CanBeOne: true, 1);

    /// <summary>Whether a match may begin with these two characters.</summary>
    public bool MayStartWith(char first, char second) => CanBeEmpty || (First.MayHave(first) && (CanBeOne || Second.MayHave(second)));

    /// <summary>This, and behind it another.</summary>
    public PatternFacts Then(PatternFacts next) => new(
        Needs.AddRange(next.Needs),
        First | next.First.If(CanBeEmpty),
        Second | next.First.If(CanBeOne) | next.Second.If(CanBeEmpty),
        CanBeEmpty && next.CanBeEmpty,
        (CanBeOne && next.CanBeEmpty) || (CanBeEmpty && next.CanBeOne),
        Math.Min(Endless, Reach + next.Reach));

    /// <summary>This or another.</summary>
    public PatternFacts Or(PatternFacts other) => new(
        Rarest is { } mine && other.Rarest is { } theirs ? [string.Concat(mine.Union(theirs))] : [],
        First | other.First, Second | other.Second, CanBeEmpty | other.CanBeEmpty, CanBeOne | other.CanBeOne, Math.Max(Reach, other.Reach));

    /// <summary>This several times over.</summary>
    public PatternFacts Times(int least, int most) => new(
        least > 0 ? Needs : [],
        First,
        Second | First.If(CanBeOne && most > 1),
        CanBeEmpty || least == 0,
        CanBeOne && (CanBeEmpty || least <= 1),
        (int)Math.Min(Endless, (long)Reach * most));

    /// <summary>This, only looked at and not taken.</summary>
    public PatternFacts OnlySeen() => Nothing with { Needs = Needs, Reach = Reach };

    /// <summary>The need that the fewest characters meet; null where there is none.</summary>
    private string? Rarest => Needs.MinBy(need => need.Length);
}
