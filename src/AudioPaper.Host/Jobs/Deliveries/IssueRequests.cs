using System.Collections.Immutable;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Packaging;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs.Deliveries;

/// <summary>Makes requests out of wishes and pages.</summary>
internal static class IssueRequests
{
    /// <summary>Name of a newspaper whose pages do not tell it.</summary>
    public const string Nameless = "Newspaper";

    /// <summary>The request, with an id of its own.</summary>
    /// <param name="wishes">What is wished.</param>
    /// <param name="text">What is on the pages.</param>
    /// <param name="sources">The pages.</param>
    /// <param name="publicUrl">Address of the library on the web.</param>
    /// <param name="today">Date of an issue whose pages do not tell it.</param>
    public static IssueRequest Of(IssueWishes wishes, IssueText text, ImmutableArray<Source> sources, Uri publicUrl, DateOnly today) => new(
        wishes.Newspaper?.Trim() ?? text.Newspaper ?? Nameless,
        wishes.Date ?? text.Date ?? today,
        wishes.Edition,
        wishes.Voice ?? Cast.Offline.ToString(),
        publicUrl,
        [.. sources.Select((source, i) => $"{i + 1:000}-{FolderName.Of(source.Name)}")],
        Guid.NewGuid().ToString("N"))
    {
        Voice = wishes.Voice, LoudnessLufs = wishes.LoudnessLufs, Upgrades = wishes.Upgrades,
    };

    /// <summary>The formats asked for, else those of the newspaper's settings, else those the issue was made in before.</summary>
    public static async Task<ImmutableArray<string>> FormatsAsync(IReadOnlyList<string> wished, NewspaperSettings settings, IssueFolder issue, CancellationToken cancellationToken)
    {
        var before = wished.Count > 0 ? wished : settings.Formats.Length > 0 ? settings.Formats
            : (await issue.RequestAsync(cancellationToken))?.Formats.Where(name => EpisodeFormat.Names.Contains(name)).ToList() ?? [];
        ImmutableArray<string> formats = before.Count > 0 ? [.. before] : [EpisodeFormat.Default];
        return formats.Contains(EpisodeFormat.Default) || settings.Books is null or [] ? formats
            : throw new LibraryException(
                $"The settings of the newspaper want books ({string.Join(", ", settings.Books)}), which carry their sound as MP3; make mp3 among the formats, or set \"books\": [].",
                $"报纸设置要求制作有声书（{string.Join("、", settings.Books)}），其声音须为 MP3；请在格式中加上 mp3，或设 \"books\": []。");
    }

    /// <summary>The voice that reads most of the issue, of those asked for.</summary>
    public static string MainVoice(Cast cast, IssueText text) => cast.ChainOf(Chunking.UtteranceKind.Body, text.Language == "zh-CN")[0].ToString();
}
