using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>Puts answers together by Amazon's rules: one <c>Play</c> in each, the conversation ended where something plays.</summary>
/// <param name="newspaper">The newspaper.</param>
/// <param name="site">Under which address it is seen; addresses of sounds begin with it.</param>
/// <param name="words">What is said.</param>
internal sealed class SkillAnswers(ServedNewspaper newspaper, SiteAddress site, SkillWords words)
{
    private const int MostTitleCharacters = 200;

    /// <summary>Words, and the conversation ends.</summary>
    public SkillAnswer Tell(string sentence) => SkillAnswer.Of(new SkillResponse { OutputSpeech = words.Speech(sentence), ShouldEndSession = true });

    /// <summary>Words that wait for more.</summary>
    public SkillAnswer Ask(string sentence) => SkillAnswer.Of(new SkillResponse
    {
        OutputSpeech = words.Speech(sentence), Reprompt = new SkillReprompt(words.Speech(words.Help)), ShouldEndSession = false,
    });

    /// <summary>A track now, instead of everything else; by voice.</summary>
    /// <param name="track">The track.</param>
    /// <param name="offset">Where it begins; what lies behind its end begins anew.</param>
    /// <param name="sentence">What is said before it; empty for nothing.</param>
    public SkillAnswer Play(SkillTrack track, TimeSpan offset, string sentence = "") => SkillAnswer.Of(new SkillResponse
    {
        OutputSpeech = sentence.Length > 0 ? words.Speech(sentence) : null,
        Card = sentence.Length > 0 ? new SkillCard("Simple", Short(newspaper.Record.Name), Short(track.Title)) : null,
        Directives = [Order(track, "REPLACE_ALL", offset, null)], ShouldEndSession = true,
    });

    /// <summary>The player stops; by voice.</summary>
    /// <param name="sentence">What is said; empty for nothing.</param>
    public SkillAnswer Stop(string sentence = "") => SkillAnswer.Of(new SkillResponse
    {
        OutputSpeech = sentence.Length > 0 ? words.Speech(sentence) : null, Directives = [new SkillDirective("AudioPlayer.Stop")], ShouldEndSession = true,
    });

    /// <summary>Words about something, which the app shows, too.</summary>
    public SkillAnswer Show(string sentence, SkillTrack track) => SkillAnswer.Of(new SkillResponse
    {
        OutputSpeech = words.Speech(sentence), Card = new SkillCard("Simple", Short(newspaper.Record.Name), Short(track.Title)), ShouldEndSession = true,
    });

    /// <summary>An order alone, for requests of the player and of buttons, which take no words.</summary>
    public static SkillAnswer Only(SkillDirective directive) => SkillAnswer.Of(new SkillResponse { Directives = [directive] });

    /// <summary>The order to play a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="behavior"><c>REPLACE_ALL</c>, <c>ENQUEUE</c> or <c>REPLACE_ENQUEUED</c>.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="previousToken">With <c>ENQUEUE</c>: what must be playing, else the device leaves the order alone; null otherwise, as Amazon demands.</param>
    public SkillDirective Order(SkillTrack track, string behavior, TimeSpan offset, string? previousToken) => new("AudioPlayer.Play", behavior, new SkillAudioItem(
        new SkillStream(track.Place.Token!, site.Url(track.Issue.Folder, track.File).AbsoluteUri, offset < track.Length ? (long)offset.TotalMilliseconds : 0, previousToken),
        new SkillMetadata(
            Short(track.Title), Short(track.Section is { } section ? $"{newspaper.Record.Name} · {section}" : newspaper.Record.Name),
            new SkillImage(Short(newspaper.Record.Name), [new SkillImageSource(site.Url(track.Issue.Folder, track.Picture).AbsoluteUri)]))));

    private static string Short(string text) => SpokenText.Short(text, MostTitleCharacters) is { Length: > 0 } plain ? plain : "–";
}
