using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;

namespace AudioPaper.Host.Web.Api;

/// <summary>What became of an article, without its cues.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ArticleId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why, when it is not spoken.</param>
/// <param name="VoiceUsed">The voice that spoke.</param>
internal sealed record ArticleMark(string RunId, string ArticleId, string Title, ArticleState State, string? Reason, string? VoiceUsed);

/// <summary>How marks are read out of the records.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ArticleMark))]
internal sealed partial class ArticleMarkJson : JsonSerializerContext;

/// <summary>Looks at an issue on disk, whichever process makes it.</summary>
internal static class IssueLook
{
    /// <summary>The issue; null when it has gone meanwhile.</summary>
    /// <param name="issue">Its folder.</param>
    /// <param name="ui">Language of the reason.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IssueAnswer?> AtAsync(IssueFolder issue, UiLanguage ui, CancellationToken cancellationToken)
    {
        if (await issue.RequestAsync(cancellationToken) is not { } request)
        {
            return null;
        }

        var state = await issue.StateAsync(cancellationToken);
        var stage = StageOf(issue, request, state);
        var articles = await CountAsync(issue, request, stage, cancellationToken);
        return new IssueAnswer(
            issue.Id.NewspaperFolder, Known.NameOf(issue.Id), request.Newspaper, request.Date, request.Edition, stage, state?.At,
            stage == IssueStage.Failed ? ui.Say(state!.Chinese ?? state.Reason ?? "", state.Reason ?? "") : null,
            state?.FirstPublishedAt, state?.PublishedAt, state?.Publications ?? 0, articles, request.VoiceId);
    }

    /// <summary>How far an issue is: a run that has not written anything yet is at its beginning.</summary>
    public static IssueStage StageOf(IssueFolder issue, IssueRequest request, IssueState? state) =>
        state is null ? File.Exists(issue.At("report.json")) ? IssueStage.Published : IssueStage.Importing
            : state.RunId != request.RunId && state.IsFinal ? IssueStage.Importing : state.Stage;

    /// <summary>What became of the articles in the last run, in order of their ids; the opening and the closing are none.</summary>
    public static async Task<List<ArticleMark>> MarksAsync(IssueFolder issue, IssueRequest request, CancellationToken cancellationToken)
    {
        var marks = new List<ArticleMark>();
        foreach (var name in Directory.EnumerateFiles(issue.At("work"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name[0] != '.').Except(IssueCheck.OtherRecords).Order(StringComparer.Ordinal))
        {
            if (!Announcements.Is(name) && await issue.ReadAsync(name, ArticleMarkJson.Default.ArticleMark, cancellationToken) is { ArticleId: not null } mark && mark.RunId == request.RunId)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    private static async Task<ArticleCounts> CountAsync(IssueFolder issue, IssueRequest request, IssueStage stage, CancellationToken cancellationToken)
    {
        if (stage == IssueStage.Importing || !Directory.Exists(issue.At("work")))
        {
            return new ArticleCounts(0, 0, 0);
        }

        var marks = await MarksAsync(issue, request, cancellationToken);
        var total = await TotalAsync(issue, cancellationToken);
        return new ArticleCounts(Math.Max(total, marks.Count), marks.Count, marks.Count(mark => mark.State == ArticleState.Failed));
    }

    private static async Task<int> TotalAsync(IssueFolder issue, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(issue.At("articles.json"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("articles", out var articles) && articles.ValueKind == JsonValueKind.Array
                ? articles.GetArrayLength() : 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return 0;
        }
    }
}
