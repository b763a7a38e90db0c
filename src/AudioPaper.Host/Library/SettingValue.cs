using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Library;

/// <summary>The value of a setting; each way of taking it refuses what does not fit with a sentence that names the line.</summary>
internal sealed class SettingValue
{
    private const int MostItems = 10;
    private readonly string name;
    private readonly Func<string, string, LibraryException> refuse;
    private readonly JsonTokenType type;
    private readonly string text;
    private readonly List<string>? items;

    private SettingValue(string name, Func<string, string, LibraryException> refuse, JsonTokenType type, string text, List<string>? items) =>
        (this.name, this.refuse, this.type, this.text, this.items) = (name, refuse, type, text, items);

    /// <summary>The value at which a reader stands; afterwards it stands at the value's end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="lines">Makes sentences.</param>
    public static SettingValue Of(ref Utf8JsonReader reader, string name, SettingsLines lines)
    {
        var (at, type) = (reader.TokenStartIndex, reader.TokenType);
        if (type != JsonTokenType.StartArray)
        {
            var text = type == JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            return new SettingValue(name, Refuse, type, text, null);
        }

        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String || items.Count == MostItems)
            {
                throw lines.Wrong(reader.TokenStartIndex, $"«{name}» must be a short list of texts in quotes", $"“{name}”须是引号中文字的短列表");
            }

            items.Add(reader.GetString()!);
        }

        return new SettingValue(name, Refuse, type, "", items);

        LibraryException Refuse(string problem, string chinese) => lines.Wrong(at, problem, chinese);
    }

    /// <summary>A value of the environment or the command line: a text that may mean a number or a flag, too; a list is parted by <c>;</c>.</summary>
    /// <param name="name">The variable or option.</param>
    /// <param name="text">What it says.</param>
    public static SettingValue Plain(string name, string text) =>
        new(name, (problem, chinese) => new LibraryException(problem + ".", chinese + "。"), JsonTokenType.None, text, [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    /// <summary>true or false.</summary>
    public bool Flag() => type switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.None when bool.TryParse(text, out var flag) => flag,
        _ => throw Wrong("true or false", "true 或 false"),
    };

    /// <summary>A number in a range.</summary>
    public double Number(double least, double most) =>
        type is JsonTokenType.Number or JsonTokenType.None && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), string.Create(CultureInfo.InvariantCulture, $"{least} 到 {most} 之间的数"));

    /// <summary>One of a few whole numbers.</summary>
    public int OneOf(ImmutableArray<int> choices) =>
        type is JsonTokenType.Number or JsonTokenType.None && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && choices.Contains(number) ? number
            : throw Wrong($"one of {string.Join(", ", choices)}", $"{string.Join("、", choices)} 之一");

    /// <summary>One of a few words.</summary>
    public string OneOf(params string[] choices) =>
        type is JsonTokenType.String or JsonTokenType.None && choices.Contains(text) ? text : throw Wrong($"one of {Quoted(choices)}", $"{Quoted(choices)} 之一");

    /// <summary>A list of some of a few words, at least one, none twice.</summary>
    public ImmutableArray<string> SomeOf(params string[] choices) =>
        items is { Count: > 0 } && items.TrueForAll(choices.Contains) && items.Distinct().Count() == items.Count ? [.. items]
            : throw Wrong($"a list with some of {Quoted(choices)}, none twice", $"一个列表，取自 {Quoted(choices)}，不重复");

    /// <summary>A list of any of a few words, none twice; it may be empty.</summary>
    public ImmutableArray<string> AnyOf(params string[] choices) => items is { Count: 0 } ? [] : SomeOf(choices);

    /// <summary>A voice, or several of which each takes the place of the one before.</summary>
    public ImmutableArray<VoiceId> Voices()
    {
        var ids = items ?? (type == JsonTokenType.String ? [text] : []);
        var voices = ids.Select(id => VoiceId.TryParse(id, out var voice) ? voice : (VoiceId?)null).ToList();
        return voices.Count > 0 && voices.TrueForAll(voice => voice is not null) && voices.Distinct().Count() == voices.Count ? [.. voices.Select(voice => voice!.Value)]
            : throw Wrong("a voice such as \"espeak:cmn+f3\", or a list of voices, none twice", "一个声音，如 \"espeak:cmn+f3\"，或几个不重复的声音的列表");
    }

    /// <summary>A text on one line.</summary>
    public string Text(int mostCharacters) =>
        type is JsonTokenType.String or JsonTokenType.None && text.Length <= mostCharacters && !text.Any(char.IsControl) ? text
            : throw Wrong($"a text of one line in quotes, {mostCharacters} characters at most", $"引号中的一行文字，不超过 {mostCharacters} 个字符");

    /// <summary>A list of texts of one line, none twice.</summary>
    public ImmutableArray<string> Texts(int mostCharacters, Func<string, bool> isOne, string what, string chinese) =>
        items is not null && items.TrueForAll(item => item.Length <= mostCharacters && isOne(item)) && items.Distinct(StringComparer.Ordinal).Count() == items.Count ? [.. items]
            : throw Wrong($"a list of {what}, none twice", $"{chinese}的列表，不重复");

    /// <summary>A time of day, as clocks show it: <c>06:30</c>.</summary>
    public TimeOnly TimeOfDay() =>
        TimeOnly.TryParseExact(Text(10), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : throw Wrong("a time of day like \"06:30\"", "一天中的时刻，如 \"06:30\"");

    /// <summary>A time zone of the IANA database that this machine knows.</summary>
    public TimeZoneInfo TimeZone() =>
        Text(60) is { Length: > 0 } id && !id.Contains("..", StringComparison.Ordinal) && id[0] != '/' && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
            : throw Wrong("a time zone such as \"Europe/Berlin\" that this machine knows (Debian: apt install tzdata)", "本机已知的时区，如 \"Asia/Shanghai\"（Debian：apt install tzdata）");

    /// <summary>A text that somebody else checks.</summary>
    public T As<T>(int mostCharacters, Func<string, T?> take, string what, string chinese)
        where T : class => take(Text(mostCharacters)) ?? throw Wrong(what, chinese);

    /// <summary>A name, or a few.</summary>
    public ImmutableArray<string> Names(int mostCharacters) =>
        (items ?? (type == JsonTokenType.String ? [text] : [])) is { Count: > 0 } names && names.TrueForAll(one => one.Length > 0 && one.Length <= mostCharacters && !one.Any(char.IsControl)) ? [.. names]
            : throw Wrong($"a name or a list of names, {mostCharacters} characters each at most", $"一个名字或名字的列表，每个不超过 {mostCharacters} 个字符");

    /// <summary>The id of an Alexa skill, or several.</summary>
    public ImmutableArray<string> SkillIds() =>
        (items ?? (type == JsonTokenType.String ? [text] : [])) is { Count: > 0 } ids && ids.TrueForAll(IsSkillId) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count ? [.. ids]
            : throw Wrong("the id of an Alexa skill (\"amzn1.ask.skill.…\", from the developer console), or a list of ids", "Alexa 技能的编号（开发者控制台中的 \"amzn1.ask.skill.…\"），或几个编号的列表");

    /// <summary>An address on the web.</summary>
    public string WebAddress() =>
        type == JsonTokenType.String && IsOnWeb(text) ? text : throw Wrong("a web address such as \"https://example.org/\"", "一个网址，如 \"https://example.org/\"");

    /// <summary>A list of addresses on the web; it may be empty.</summary>
    public ImmutableArray<string> WebAddresses() =>
        items is not null && items.TrueForAll(IsOnWeb) && items.Distinct().Count() == items.Count ? [.. items]
            : throw Wrong("a list of web addresses such as \"https://hub.example/\", none twice", "网址的列表，如 \"https://hub.example/\"，不重复");

    private static bool IsSkillId(string id) => id.StartsWith("amzn1.ask.skill.", StringComparison.Ordinal) && id.Length is > 16 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    private static bool IsOnWeb(string address) => address.Length <= 500 && !address.Any(char.IsControl)
        && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Host.Length > 0;

    private static string Quoted(string[] choices) => string.Join(", ", choices.Select(choice => $"\"{choice}\""));

    private LibraryException Wrong(string wanted, string chinese) => refuse($"«{name}» must be {wanted}", $"“{name}”须是{chinese}");
}
