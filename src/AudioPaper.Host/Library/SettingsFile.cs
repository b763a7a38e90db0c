using System.Text;
using System.Text.Json;
using AudioPaper.Chunking;
using AudioPaper.Voices.OpenAi;

namespace AudioPaper.Host.Library;

/// <summary>Reads a newspaper's settings, strictly: whatever is misspelt or out of range is told with its line, and nothing is guessed.</summary>
internal static class SettingsFile
{
    private const int LargestFileBytes = 64 << 10;
    private const int LongestText = 500;

    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    /// <summary>How each member is taken.</summary>
    private static readonly Dictionary<string, Func<SettingValue, NewspaperSettings, NewspaperSettings>> Members = new(StringComparer.Ordinal)
    {
        ["$schema"] = (value, settings) => value.Text(LongestText) is { } ? settings : settings,
        ["language"] = (value, settings) => settings with { Language = value.OneOf("zh-CN", "en") },
        ["loudness"] = (value, settings) => settings with { LoudnessLufs = value.OneOf(NewspaperSettings.LoudnessTargets) },
        ["opening"] = (value, settings) => settings with { HasOpening = value.Flag() },
        ["contents"] = (value, settings) => settings with { HasContents = value.Flag() },
        ["sections"] = (value, settings) => settings with { HasSections = value.Flag() },
        ["earcons"] = (value, settings) => settings with { HasEarcons = value.Flag() },
        ["closing"] = (value, settings) => settings with { HasClosing = value.Flag() },
        ["digest"] = (value, settings) => settings with { HasDigest = value.Flag() },
        ["leadInMs"] = (value, settings) => settings with { LeadIn = TimeSpan.FromMilliseconds(Math.Round(value.Number(0, 10_000))) },
        ["pauses"] = (value, settings) => settings with { PauseScale = value.Number(0.5, 2) },
        ["formats"] = (value, settings) => settings with { Formats = value.SomeOf("mp3", "m4b", "opus") },
        ["copyright"] = (value, settings) => settings with { Copyright = value.Text(LongestText) },
        ["author"] = (value, settings) => settings with { Author = value.Text(LongestText) },
        ["cover"] = (value, settings) => settings with { Cover = value.Text(LongestText) },
        ["private"] = (value, settings) => settings with { IsPrivate = value.Flag() },
        ["description"] = (value, settings) => settings with { Description = value.Text(LongestText) },
        ["website"] = (value, settings) => settings with { Website = value.WebAddress() },
        ["email"] = (value, settings) => settings with { Email = value.Text(100) },
        ["category"] = (value, settings) => settings with { Category = value.OneOf([.. NewspaperSettings.Categories]) },
        ["explicit"] = (value, settings) => settings with { IsExplicit = value.Flag() },
        ["hubs"] = (value, settings) => settings with { Hubs = value.WebAddresses() },
        ["azure.region"] = (value, settings) => settings with { Azure = settings.Azure with { Region = value.Text(50) } },
        ["azure.baseAddress"] = (value, settings) => settings with { Azure = settings.Azure with { BaseAddress = value.Text(LongestText) } },
        ["azure.readings"] = (value, settings) => settings with { Azure = settings.Azure with { TellsReadings = value.Flag() } },
        ["azure.webSocket"] = (value, settings) => settings with { Azure = settings.Azure with { UsesWebSocket = value.Flag() } },
        ["azure.pricePerMillion"] = (value, settings) => settings with { Azure = settings.Azure with { PricePerMillionCharacters = (decimal)value.Number(0, 100_000) } },
        ["openai.baseAddress"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { BaseAddress = value.Text(LongestText) } },
        ["openai.model"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Model = value.Text(100) } },
        ["openai.instructions"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Instructions = value.Text(LongestText) } },
        ["openai.sampleRate"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { SampleRate = (int)value.Number(8_000, 48_000) } },
        ["openai.sound"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Sound = value.OneOf("wav", "pcm") == "pcm" ? OpenAiSound.Pcm : OpenAiSound.Wav } },
        ["openai.pricePerMillion"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { PricePerMillionCharacters = (decimal)value.Number(0, 100_000) } },
        ["budget.perMonth"] = (value, settings) => settings with { BudgetPerMonth = (decimal)value.Number(0, 1_000_000) },
        ["budget.currency"] = (value, settings) => settings with { Currency = value.Text(10) },
    };

    static SettingsFile()
    {
        foreach (var role in new[] { "narrator", "reporter", "editor", "producer" })
        {
            Members[$"people.{role}"] = (value, settings) => settings with { People = settings.People.AddRange(value.Names(100).Select(name => (role, name))) };
        }

        foreach (var (member, kind) in new[] { ("body", UtteranceKind.Body), ("headline", UtteranceKind.Headline), ("byline", UtteranceKind.Byline), ("quotation", UtteranceKind.Quotation), ("opening", UtteranceKind.Opening) })
        {
            Members[$"voices.{member}"] = (value, settings) => settings with { Voices = settings.Voices.SetItem(("", kind), value.Voices()) };
            Members[$"voices.zh.{member}"] = (value, settings) => settings with { Voices = settings.Voices.SetItem(("zh", kind), value.Voices()) };
            Members[$"voices.en.{member}"] = (value, settings) => settings with { Voices = settings.Voices.SetItem(("en", kind), value.Voices()) };
        }
    }

    /// <summary>The settings of a newspaper; the default ones when it has no file.</summary>
    /// <param name="path">The file; at most 64 KiB of UTF-8.</param>
    /// <exception cref="LibraryException">Something in it is wrong; the sentence names the line.</exception>
    public static NewspaperSettings Read(string path)
    {
        byte[] bytes;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (file.Length > LargestFileBytes)
            {
                throw new LibraryException($"{path} has more than {LargestFileBytes >> 10} KiB; settings are a few lines.", $"{path} 超过 {LargestFileBytes >> 10} KiB；设置只需几行。");
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return NewspaperSettings.Default;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"{path} cannot be read ({e.Message.TrimEnd('.')}).", $"无法读取 {path}（{e.Message.TrimEnd('.')}）。", e);
        }

        return Parse(bytes, path);
    }

    /// <summary>The settings in a file's content.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</param>
    /// <param name="path">Its path, for sentences.</param>
    /// <exception cref="LibraryException">Something in it is wrong.</exception>
    public static NewspaperSettings Parse(ReadOnlySpan<byte> bytes, string path)
    {
        var utf8 = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            return Parse(utf8, new SettingsLines(path, utf8.ToArray()));
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            throw new LibraryException($"{path}, line {line}: this is no JSON; mend it, or delete the file for the usual settings.", $"{path} 第 {line} 行：不是合法的 JSON；请改正，或删除该文件以用默认设置。", e);
        }
        catch (InvalidOperationException e)
        {
            // Half a character (\uD800 alone), or bytes that are not UTF-8.
            throw new LibraryException($"{path} holds text that is not whole Unicode; save it as UTF-8.", $"{path} 含有不完整的字符；请存为 UTF-8。", e);
        }
    }

    private static NewspaperSettings Parse(ReadOnlySpan<byte> utf8, SettingsLines lines)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var (settings, seen) = (NewspaperSettings.Default, new HashSet<string>(StringComparer.Ordinal));
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw lines.Wrong(reader.TokenStartIndex, "the settings must stand in { }", "设置须写在 { } 之内");
        }

        settings = ParseMembers(ref reader, "", settings, seen, lines);
        // What stands behind the object is no JSON either.
        reader.Read();
        return settings;
    }

    /// <summary>Takes the members of an object, from behind its opening brace to its closing one.</summary>
    private static NewspaperSettings ParseMembers(ref Utf8JsonReader reader, string prefix, NewspaperSettings settings, HashSet<string> seen, SettingsLines lines)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (prefix + reader.GetString()!, reader.TokenStartIndex);
            var isGroup = Members.Keys.Any(key => key.StartsWith(name + ".", StringComparison.Ordinal));
            if (!isGroup && !Members.ContainsKey(name))
            {
                var known = Members.Keys.Where(key => key[0] != '$' && key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..].Split('.')[0]).Distinct().ToList();
                throw lines.Wrong(at, $"there is no setting «{SettingsLines.Short(name)}»; there is: {string.Join(", ", known)}", $"没有“{SettingsLines.Short(name)}”这项设置；可用的有：{string.Join("、", known)}");
            }

            if (!seen.Add(name))
            {
                throw lines.Wrong(at, $"«{name}» is said twice", $"“{name}”出现了两次");
            }

            reader.Read();
            if (isGroup && reader.TokenType != JsonTokenType.StartObject)
            {
                throw lines.Wrong(reader.TokenStartIndex, $"«{name}» must stand in {{ }}", $"“{name}”须写在 {{ }} 之内");
            }

            settings = isGroup ? ParseMembers(ref reader, name + ".", settings, seen, lines) : Members[name](SettingValue.Of(ref reader, name, lines), settings);
        }

        return settings;
    }
}

/// <summary>Makes sentences about places in a settings file.</summary>
/// <param name="path">The file.</param>
/// <param name="utf8">Its content.</param>
internal sealed class SettingsLines(string path, byte[] utf8)
{
    private const int LongestQuote = 40;

    /// <summary>The sentence about what begins at a byte.</summary>
    public LibraryException Wrong(long at, string problem, string chinese)
    {
        var line = utf8.AsSpan(0, (int)at).Count((byte)'\n') + 1;
        return new LibraryException($"{path}, line {line}: {problem}.", $"{path} 第 {line} 行：{chinese}。");
    }

    /// <summary>A text as sentences quote it: of bounded length, on one line.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(LongestQuote))
        {
            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return shown.Length < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }
}
