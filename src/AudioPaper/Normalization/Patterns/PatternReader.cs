using System.Globalization;
using System.Text;

namespace AudioPaper.Normalization.Patterns;

/// <summary>
/// Reads regular expressions as .NET writes them (with no options inside but <c>(?i:…)</c>) and works out their <see cref="PatternFacts"/>.
/// What it does not know counts as "anything", so that its facts hold for any pattern.
/// </summary>
internal sealed class PatternReader
{
    /// <summary>Classes with more characters than this are needed by nobody in particular.</summary>
    private const int MostMembers = 200;

    private readonly string pattern;
    private int at;

    private PatternReader(string pattern) => this.pattern = pattern;

    /// <summary>The facts of <paramref name="pattern"/>, which is valid.</summary>
    public static PatternFacts Read(string pattern) => new PatternReader(pattern).Alternatives();

    private char? Next => at < pattern.Length ? pattern[at] : null;

    private PatternFacts Alternatives()
    {
        var facts = Sequence();
        while (Next == '|')
        {
            at++;
            facts = facts.Or(Sequence());
        }

        return facts;
    }

    private PatternFacts Sequence()
    {
        var facts = PatternFacts.Nothing;
        while (Next is not (null or '|' or ')'))
        {
            var atom = Atom();
            var (least, most) = Quantifier();
            facts = facts.Then((least, most) == (1, 1) ? atom : atom.Times(least, most));
        }

        return facts;
    }

    private PatternFacts Atom()
    {
        var c = pattern[at++];
        return c switch
        {
            '(' => Group(),
            '[' => Class(),
            '.' => PatternFacts.AnyCharacter,
            '^' or '$' => PatternFacts.Nothing,
            '\\' => Escape() is var (member, facts) && member is { } one ? PatternFacts.OneOf(one.ToString()) : facts,
            _ => PatternFacts.OneOf(c.ToString()),
        };
    }

    private PatternFacts Group()
    {
        var (isSeen, isAbsent, ignoresCase) = (false, false, false);
        if (Next == '?')
        {
            var end = pattern.AsSpan(at + 1) switch
            {
                ['<', '=' or '!', ..] => 3,
                ['<' or '\'', ..] => pattern.IndexOfAny(['>', '\''], at + 2) + 1 - at,
                ['i', ':', ..] => 3,
                _ => 2,
            };
            var kind = pattern.AsSpan(at, end);
            isSeen = kind[^1] is '=' or '!';
            isAbsent = kind[^1] == '!';
            ignoresCase = kind[^1] == ':' && kind.Length == 3;
            at += end;
        }

        var facts = Alternatives();
        at++;
        return isAbsent ? PatternFacts.Nothing
            : isSeen ? facts.OnlySeen()
            : ignoresCase ? PatternFacts.Anything with { CanBeEmpty = facts.CanBeEmpty, Reach = facts.Reach }
            : facts;
    }

    /// <summary>A class of characters. With a category or very many members it is needed by nobody in particular; with a negation it counts as any.</summary>
    private PatternFacts Class()
    {
        var isNegated = Next == '^';
        var (members, categories, isWide) = (new StringBuilder(), default(CharacterSet), false);
        for (var first = at += isNegated ? 1 : 0; at == first || pattern[at] != ']';)
        {
            var (from, category) = Member();
            categories |= category;
            if (from is not { } low)
            {
                isWide = true;
            }
            else if (Next == '-' && pattern[at + 1] is not (']' or '['))
            {
                at++;
                var high = Member().One ?? low;
                members.Append(string.Concat(Enumerable.Range(low, Math.Min(high - low + 1, 2 * MostMembers)).Select(c => (char)c)));
            }
            else
            {
                members.Append(low);
            }
        }

        at++;
        return isNegated ? PatternFacts.AnyCharacter
            : isWide || members.Length > MostMembers ? PatternFacts.OneIn(CharacterSet.Of(members.ToString()) | categories)
            : PatternFacts.OneOf(members.ToString());
    }

    /// <summary>A character of a class, or the set of a category.</summary>
    private (char? One, CharacterSet Category) Member()
    {
        var c = pattern[at++];
        if (c == '[')
        {
            // A class taken away, -[…]: the rest is only smaller.
            _ = Class();
            return (null, CharacterSet.All);
        }

        return c != '\\' ? (c, default) : Escape() is var (one, facts) && one is not null ? (one, default) : (null, facts.First);
    }

    /// <summary>What a backslash stands before: a character, a category, a place, or what a group took.</summary>
    private (char? Member, PatternFacts Facts) Escape()
    {
        var c = pattern[at++];
        switch (c)
        {
            case 'u' or 'x':
                var length = c == 'u' ? 4 : 2;
                at += length;
                return ((char)int.Parse(pattern.AsSpan(at - length, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture), PatternFacts.AnyCharacter);
            case 'p' or 'P':
                var name = pattern.AsSpan(at + 1, pattern.IndexOf('}', at) - at - 1);
                at += name.Length + 2;
                // Hanzi are not in ASCII.
                return (null, c == 'p' && name is "IsCJKUnifiedIdeographs" ? PatternFacts.OneIn(new CharacterSet(0, 0, true)) : PatternFacts.AnyCharacter);
            case 'd':
                return (null, PatternFacts.OneIn(CharacterSet.Of("0123456789") with { HasOthers = true }));
            case 's':
                return (null, PatternFacts.OneIn(CharacterSet.Of("\t\n\v\f\r ") with { HasOthers = true }));
            case 'b' or 'B' or 'G' or 'A' or 'z' or 'Z':
                return (null, PatternFacts.Nothing);
            case 'k':
                at = pattern.IndexOf('>', at) + 1;
                return (null, PatternFacts.Anything);
            case >= '1' and <= '9':
                return (null, PatternFacts.Anything);
            case 't' or 'n' or 'r' or 'f' or 'v':
                return (c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', _ => '\v' }, PatternFacts.AnyCharacter);
            default:
                return (char.IsLetterOrDigit(c) ? null : c, PatternFacts.AnyCharacter);
        }
    }

    private (int Least, int Most) Quantifier()
    {
        (int, int) times;
        switch (Next)
        {
            case '*': times = (0, PatternFacts.Endless); at++; break;
            case '+': times = (1, PatternFacts.Endless); at++; break;
            case '?': times = (0, 1); at++; break;
            case '{' when char.IsAsciiDigit(pattern[at + 1]):
                var end = pattern.IndexOf('}', at);
                var bounds = pattern[(at + 1)..end].Split(',');
                at = end + 1;
                var least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
                times = (least, bounds is [_] ? least : bounds[1].Length == 0 ? PatternFacts.Endless : int.Parse(bounds[1], CultureInfo.InvariantCulture));
                break;
            default: return (1, 1);
        }

        // Lazy or greedy makes no difference to what can match.
        at += Next == '?' ? 1 : 0;
        return times;
    }
}
