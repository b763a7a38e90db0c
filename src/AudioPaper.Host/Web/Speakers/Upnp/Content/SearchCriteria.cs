using System.Globalization;
using System.Text;
using AudioPaper.Host.Web.Speakers.Upnp.Soap;

namespace AudioPaper.Host.Web.Speakers.Upnp.Content;

/// <summary>What is searched for (ContentDirectory:1, 2.5.5): <c>upnp:class derivedfrom "object.item" and dc:title contains "bread"</c>; <c>*</c> for all.</summary>
internal sealed class SearchCriteria
{
    /// <summary>Members that can be searched in.</summary>
    public const string Capabilities = "dc:title,dc:creator,dc:date,upnp:class,upnp:artist,upnp:album,upnp:genre,@id,@parentID";

    private const int MostCharacters = 2000;
    private const int MostDepth = 20;
    private readonly List<string> words = [];
    private int at;
    private int depth;

    private SearchCriteria(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '"')
            {
                var word = new StringBuilder("\"");
                for (i++; i < text.Length && text[i] != '"'; i++)
                {
                    i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
                    word.Append(text[i]);
                }

                words.Add(i < text.Length ? word.ToString() : throw UpnpFault.UnsupportedSearch());
                i++;
            }
            else if (text[i] is '(' or ')')
            {
                words.Add(text[i++].ToString());
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else
            {
                var begin = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or '"'))
                {
                    i++;
                }

                words.Add(text[begin..i]);
            }
        }
    }

    /// <summary>Reads criteria.</summary>
    /// <returns>Tells of an object whether it is meant.</returns>
    /// <exception cref="UpnpFault">They are none.</exception>
    public static Predicate<MediaObject> Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            throw UpnpFault.UnsupportedSearch();
        }

        if (text.Trim() is "*")
        {
            return _ => true;
        }

        var criteria = new SearchCriteria(text);
        var found = criteria.Either();
        return criteria.at == criteria.words.Count ? found : throw UpnpFault.UnsupportedSearch();
    }

    private Predicate<MediaObject> Either()
    {
        var first = Both();
        while (IsNext("or"))
        {
            var (left, right) = (first, Both());
            first = one => left(one) || right(one);
        }

        return first;
    }

    private Predicate<MediaObject> Both()
    {
        var first = One();
        while (IsNext("and"))
        {
            var (left, right) = (first, One());
            first = one => left(one) && right(one);
        }

        return first;
    }

    private Predicate<MediaObject> One()
    {
        if (!IsNext("("))
        {
            return Relation(Next(), Next(), Next());
        }

        var inner = ++depth > MostDepth ? throw UpnpFault.UnsupportedSearch() : Either();
        depth--;
        return IsNext(")") ? inner : throw UpnpFault.UnsupportedSearch();
    }

    private static Predicate<MediaObject> Relation(string member, string relation, string quoted)
    {
        if (relation == "exists")
        {
            return quoted is "true" or "false" ? one => (Value(one, member) is not null) == (quoted == "true") : throw UpnpFault.UnsupportedSearch();
        }

        var value = quoted.StartsWith('"') ? quoted[1..] : throw UpnpFault.UnsupportedSearch();
        Func<string, bool> isMeant = relation switch
        {
            "=" => text => text.Equals(value, StringComparison.OrdinalIgnoreCase),
            "!=" => text => !text.Equals(value, StringComparison.OrdinalIgnoreCase),
            "<" => text => string.CompareOrdinal(text, value) < 0,
            "<=" => text => string.CompareOrdinal(text, value) <= 0,
            ">" => text => string.CompareOrdinal(text, value) > 0,
            ">=" => text => string.CompareOrdinal(text, value) >= 0,
            "contains" => text => text.Contains(value, StringComparison.OrdinalIgnoreCase),
            "doesNotContain" => text => !text.Contains(value, StringComparison.OrdinalIgnoreCase),
            "startsWith" => text => text.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "derivedfrom" or "derivedFrom" => text => text.Equals(value, StringComparison.OrdinalIgnoreCase) || text.StartsWith(value + ".", StringComparison.OrdinalIgnoreCase),
            _ => throw UpnpFault.UnsupportedSearch(),
        };
        return one => Value(one, member) is { } text && isMeant(text);
    }

    private static string? Value(MediaObject one, string member) => member switch
    {
        "dc:title" => one.Title,
        "dc:creator" or "upnp:artist" => one.Artist,
        "upnp:album" => one.Album,
        "upnp:genre" => one.Genre,
        "dc:date" => one.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "upnp:class" => one.Class,
        "@id" => one.Id,
        "@parentID" => one.ParentId,
        "@refID" => null,
        "res" => one.Sound?.MediaType,
        _ => null,
    };

    private bool IsNext(string word)
    {
        var isIt = at < words.Count && words[at] == word;
        at += isIt ? 1 : 0;
        return isIt;
    }

    private string Next() => at < words.Count ? words[at++] : throw UpnpFault.UnsupportedSearch();
}
