using System.Text.RegularExpressions;

namespace AudioPaper.Normalization;

/// <summary>A piece of what is said for a written form.</summary>
/// <param name="Kind">How it is said.</param>
/// <param name="Spoken">The words.</param>
internal readonly record struct SpokenPiece(TokenKind Kind, string Spoken)
{
    /// <summary>Said in Mandarin.</summary>
    public static SpokenPiece Hanzi(string words) => new(TokenKind.Hanzi, words);

    /// <summary>Said in English.</summary>
    public static SpokenPiece English(string words) => new(TokenKind.English, words);

    /// <summary>Said letter by letter.</summary>
    public static SpokenPiece Letters(string letters) => new(TokenKind.Letters, letters);

    /// <summary>A stop.</summary>
    public static SpokenPiece Stop(string mark) => new(TokenKind.Stop, mark);
}

/// <summary>What the first character of a written form may be; saves trying patterns where they cannot match.</summary>
[Flags]
internal enum Beginning
{
    /// <summary>A figure 0 to 9.</summary>
    Digit = 1,

    /// <summary>A letter that is no hanzi.</summary>
    Letter = 2,

    /// <summary>Anything else.</summary>
    Sign = 4,

    /// <summary>All of these.</summary>
    Any = Digit | Letter | Sign,
}

/// <summary>Says one semiotic class of written forms (Taylor, Text-to-Speech Synthesis, chapter 5), e.g. dates or money.</summary>
/// <param name="Name">The class.</param>
/// <param name="Pattern">What it reads, tried at a position (it begins with <c>\G</c>). Every repetition in it is bounded, so it needs no time limit.</param>
/// <param name="Say">What is said for a match.</param>
internal sealed record Verbalizer(string Name, Regex Pattern, Func<Match, IEnumerable<SpokenPiece>> Say)
{
    /// <summary>What the form may begin with.</summary>
    public Beginning Begins { get; init; } = Beginning.Any;

    /// <summary>A verbalizer whose words are all of one kind.</summary>
    public static Verbalizer Of(string name, TokenKind kind, string pattern, Func<Match, string> say) =>
        Of(name, pattern, match => [new SpokenPiece(kind, say(match))]);

    /// <summary>A verbalizer that says several pieces.</summary>
    public static Verbalizer Of(string name, string pattern, Func<Match, IEnumerable<SpokenPiece>> say) =>
        new(name, new Regex(@"\G(?:" + pattern + ")", RegexOptions.CultureInvariant), say);
}
