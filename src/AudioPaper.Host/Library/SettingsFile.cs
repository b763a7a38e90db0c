using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Packaging.Books;
using AudioPaper.Voices.OpenAi;

namespace AudioPaper.Host.Library;

/// <summary>Reads a newspaper's settings: which members there are, and how each is taken.</summary>
internal static class SettingsFile
{
    private const int LongestText = 500;

    /// <summary>In the order of <see cref="DayOfWeek"/>.</summary>
    private static readonly ImmutableArray<string> DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

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
        ["books"] = (value, settings) => settings with { Books = value.AnyOf([.. BookKind.All.Select(kind => kind.Name)]) },
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
        ["alexa.skillId"] = (value, settings) => settings with { AlexaSkillIds = value.SkillIds() },
        ["azure.region"] = (value, settings) => settings with { Azure = settings.Azure with { Region = value.Text(50) } },
        ["azure.baseAddress"] = (value, settings) => settings with { Azure = settings.Azure with { BaseAddress = value.Text(LongestText) } },
        ["azure.readings"] = (value, settings) => settings with { Azure = settings.Azure with { TellsReadings = value.Flag() } },
        ["azure.webSocket"] = (value, settings) => settings with { Azure = settings.Azure with { UsesWebSocket = value.Flag() } },
        ["azure.parallel"] = (value, settings) => settings with { Azure = settings.Azure with { Parallelism = (int)value.Number(1, 32) } },
        ["azure.pricePerMillion"] = (value, settings) => settings with { Azure = settings.Azure with { PricePerMillionCharacters = (decimal)value.Number(0, 100_000) } },
        ["openai.baseAddress"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { BaseAddress = value.Text(LongestText) } },
        ["openai.model"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Model = value.Text(100) } },
        ["openai.instructions"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Instructions = value.Text(LongestText) } },
        ["openai.sampleRate"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { SampleRate = (int)value.Number(8_000, 48_000) } },
        ["openai.sound"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Sound = value.OneOf("wav", "pcm") == "pcm" ? OpenAiSound.Pcm : OpenAiSound.Wav } },
        ["openai.parallel"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { Parallelism = (int)value.Number(1, 32) } },
        ["openai.pricePerMillion"] = (value, settings) => settings with { OpenAi = settings.OpenAi with { PricePerMillionCharacters = (decimal)value.Number(0, 100_000) } },
        ["readyBy"] = (value, settings) => settings with { ReadyBy = value.TimeOfDay() },
        ["days"] = (value, settings) => settings with { Days = [.. value.AnyOf([.. DayNames]).Select(name => (DayOfWeek)DayNames.IndexOf(name))] },
        ["timeZone"] = (value, settings) => settings with { TimeZone = value.TimeZone() },
        ["publish"] = (value, settings) => settings with { HoldsIssues = value.OneOf("auto", "hold") == "hold" },
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

    private static SettingsReader<NewspaperSettings> Reader => field ??= new SettingsReader<NewspaperSettings>(Members, []);

    /// <summary>The settings of a newspaper; the default ones when it has no file.</summary>
    /// <param name="path">The file; at most 64 KiB of UTF-8.</param>
    /// <exception cref="LibraryException">Something in it is wrong; the sentence names the line.</exception>
    public static NewspaperSettings Read(string path) => Reader.Read(path, NewspaperSettings.Default) ?? NewspaperSettings.Default;

    /// <summary>The settings in a file's content.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</param>
    /// <param name="path">Its path, for sentences.</param>
    /// <exception cref="LibraryException">Something in it is wrong.</exception>
    public static NewspaperSettings Parse(ReadOnlySpan<byte> bytes, string path) => Reader.Parse(bytes, path, NewspaperSettings.Default);
}
