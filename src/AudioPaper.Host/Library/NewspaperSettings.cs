using System.Collections.Immutable;
using AudioPaper.Chunking;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.OpenAi;

namespace AudioPaper.Host.Library;

/// <summary>
/// How a newspaper is to sound: <c>NEWSPAPER/newspaper.settings.json</c>, which people write (form: <c>newspaper.settings.schema.json</c>).
/// What is not said there has the value it has here; options of the command line win over both.
/// </summary>
public sealed record NewspaperSettings
{
    /// <summary>Name of the file in the newspaper's folder.</summary>
    public const string FileName = "newspaper.settings.json";

    /// <summary>What holds without a file.</summary>
    public static NewspaperSettings Default { get; } = new();

    /// <summary>Loudness targets there are, in LUFS of a file with one channel.</summary>
    public static ImmutableArray<int> LoudnessTargets { get; } = [-14, -16, -19];

    /// <summary>Language of what is announced, <c>zh-CN</c> or <c>en</c>; null for that of the issue.</summary>
    public string? Language { get; init; }

    /// <summary>Loudness in LUFS; one of <see cref="LoudnessTargets"/>.</summary>
    public int LoudnessLufs { get; init; } = -16;

    /// <summary>Whether newspaper and date are spoken first.</summary>
    public bool HasOpening { get; init; } = true;

    /// <summary>Whether the opening tells what the issue holds.</summary>
    public bool HasContents { get; init; } = true;

    /// <summary>Whether a section's name is spoken before its first article.</summary>
    public bool HasSections { get; init; } = true;

    /// <summary>Whether tones stand before sections and articles and at the end.</summary>
    public bool HasEarcons { get; init; } = true;

    /// <summary>Whether the end is spoken.</summary>
    public bool HasClosing { get; init; } = true;

    /// <summary>Whether a digest is made.</summary>
    public bool HasDigest { get; init; } = true;

    /// <summary>Silence at the very beginning; 0 to 10 s.</summary>
    public TimeSpan LeadIn { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>All pauses are as many times as long; 0.5 to 2.</summary>
    public double PauseScale { get; init; } = 1;

    /// <summary>Formats of the sound: <c>mp3</c>, <c>m4b</c>, <c>opus</c>; empty when the file says nothing.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>Read-along books, by name (<see cref="BookKind"/>); null when the file says nothing: then an EPUB, where there is MP3 to put into it.</summary>
    public ImmutableArray<string>? Books { get; init; }

    /// <summary>Whose rights it is; empty for nobody's named.</summary>
    public string Copyright { get; init; } = "";

    /// <summary>Who made it; empty for the newspaper.</summary>
    public string Author { get; init; } = "";

    /// <summary>Path of a cover picture, from the newspaper's folder; empty for a drawn one.</summary>
    public string Cover { get; init; } = "";

    /// <summary>Whether it is heard only by those who have an address of their own.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>A few lines about the newspaper, for its feeds; empty for a standard sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Address of its website; empty for its page on this server.</summary>
    public string Website { get; init; } = "";

    /// <summary>Where its owner can be reached, told in its feeds; empty for nowhere.</summary>
    public string Email { get; init; } = "";

    /// <summary>Its category among Apple's news; one of <see cref="Categories"/>.</summary>
    public string Category { get; init; } = "Daily News";

    /// <summary>Whether parents would rather not have it in the room.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>Who makes it: roles of the Podcast Taxonomy and names.</summary>
    public ImmutableArray<(string Role, string Name)> People { get; init; } = [];

    /// <summary>Addresses of WebSub hubs that are told of new issues.</summary>
    public ImmutableArray<string> Hubs { get; init; } = [];

    /// <summary>Ids of the Alexa skills that may ask for it; none for no skill.</summary>
    public ImmutableArray<string> AlexaSkillIds { get; init; } = [];

    /// <summary>Apple's categories of news.</summary>
    public static ImmutableArray<string> Categories { get; } = ["Daily News", "Business News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"];

    /// <summary>Voices told for a language (<c>zh</c>, <c>en</c>; empty for both) and a kind of utterance, the one asked for first.</summary>
    public ImmutableDictionary<(string Language, UtteranceKind Kind), ImmutableArray<VoiceId>> Voices { get; init; } = ImmutableDictionary<(string, UtteranceKind), ImmutableArray<VoiceId>>.Empty;

    /// <summary>How Azure Speech is used.</summary>
    public AzureSettings Azure { get; init; } = new();

    /// <summary>How a server with OpenAI's protocol is used.</summary>
    public OpenAiSettings OpenAi { get; init; } = new();

    /// <summary>What paid voices may cost in a month; null for no bound.</summary>
    public decimal? BudgetPerMonth { get; init; }

    /// <summary>Name of the currency of budget and prices.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>When an issue must be published on its day; null where nobody waits for it.</summary>
    public TimeOnly? ReadyBy { get; init; }

    /// <summary>Days on which it appears, so that an issue of which nothing arrives by <see cref="ReadyBy"/> is missed; empty for none, null for those on which it appeared in the weeks before.</summary>
    public ImmutableArray<DayOfWeek>? Days { get; init; }

    /// <summary>Whose clock <see cref="ReadyBy"/> is; UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether a finished issue waits until somebody publishes it.</summary>
    public bool HoldsIssues { get; init; }

    /// <summary>The books to make where the sound is made in some formats. All carry MP3: players of talking books know nothing else, and it need not be encoded once more.</summary>
    /// <param name="formats">Names of the formats.</param>
    public ImmutableArray<string> BooksFor(IEnumerable<string> formats) => formats.Contains(EpisodeFormat.Default) ? Books ?? [BookKind.Default] : [];

    /// <summary>Who speaks what.</summary>
    /// <param name="asked">A voice asked for on the command line, which then speaks everything; null for none.</param>
    public Cast CastOf(VoiceId? asked) =>
        asked is { } one ? Cast.Of(one)
        : Voices.IsEmpty ? Cast.Default
        : Cast.Of((isMandarin, kind) => Voices.GetValueOrDefault((isMandarin ? "zh" : "en", kind)) is { IsDefaultOrEmpty: false } own ? own
            : Voices.GetValueOrDefault(("", kind)) is { IsDefaultOrEmpty: false } both ? both : []);
}
