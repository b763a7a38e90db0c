using AudioPaper.Audio;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Segmentation;
using AudioPaper.Stitching;

namespace AudioPaper.Host.Jobs;

/// <summary>What an episode consists of, and in which order: the opening, the articles, the closing, as the newspaper's settings have it.</summary>
internal static class IssueScripts
{
    /// <summary>Ids of its tracks in order.</summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(IssueRun run) => Ids(await run.TextAsync(), run.Studio.Settings);

    /// <inheritdoc cref="IdsAsync"/>
    public static IReadOnlyList<string> Ids(IssueText text, NewspaperSettings settings) =>
    [
        .. settings.HasOpening ? [ScriptComposition.OpeningId] : Array.Empty<string>(), .. text.Articles.Select(article => article.Id),
        .. settings.HasClosing ? [Announcements.ClosingId] : Array.Empty<string>(),
    ];

    /// <summary>The script of one of them.</summary>
    public static async Task<Script> OfAsync(IssueRun run, string id) => Of(await run.TextAsync(), run.Request, run.Studio, id);

    /// <inheritdoc cref="OfAsync"/>
    public static Script Of(IssueText text, IssueRequest request, Studio studio, string id)
    {
        var settings = studio.Settings;
        return id switch
        {
            ScriptComposition.OpeningId => Announcements.Opening(request.Newspaper, request.Date, text, studio.Lexicon, settings.Language, settings.HasContents),
            Announcements.ClosingId => Announcements.Closing(request.Newspaper, request.Date, settings.Language ?? text.Language, studio.Lexicon),
            _ when text.Articles.Single(article => article.Id == id) is var article => Announced(studio, text, article, ScriptComposition.Of(article, studio.Lexicon)),
            _ => throw new InvalidOperationException($"There is no script {id}."),
        };
    }

    /// <summary>What is said in the place of an article that could not be spoken.</summary>
    public static async Task<Script> MissingAsync(IssueRun run, Article article) =>
        Announced(run.Studio, await run.TextAsync(), article, ScriptComposition.Missing(article, run.Studio.Lexicon));

    /// <summary>What stands around the clips of a script's track.</summary>
    public static async Task<TrackDesign> DesignOfAsync(IssueRun run, Script script)
    {
        var settings = run.Studio.Settings;
        var earcon = script.ArticleId switch
        {
            ScriptComposition.OpeningId => (EarconKind?)null,
            Announcements.ClosingId => EarconKind.End,
            _ => script.AnnouncedPassages > 0 ? EarconKind.Section : EarconKind.Article,
        };
        return new TrackDesign((await IdsAsync(run))[0] == script.ArticleId ? settings.LeadIn : null, settings.HasEarcons ? earcon : null, settings.PauseScale);
    }

    private static Script Announced(Studio studio, IssueText text, Article article, Script script) =>
        studio.Settings.HasSections ? Announcements.WithSection(script, text, article, studio.Lexicon) : script;
}
