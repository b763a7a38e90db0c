using System.Collections.Immutable;
using System.Text;
using AudioPaper.Host.Commands;
using AudioPaper.Host.Jobs;
using AudioPaper.Host.Jobs.Sharing;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Synthesis;
using AudioPaper.Voices;
using AudioPaper.Voices.Azure;
using AudioPaper.Voices.Espeak;
using AudioPaper.Voices.OpenAi;
using AudioPaper.Voices.Piper;
using AudioPaper.Voices.Tests.Azure;

namespace AudioPaper.Host.Tests.Voices;

/// <summary>What <c>narrate</c> does with all engines, inside the test, so that limits can be as short as it wishes.</summary>
/// <param name="workshop">Where issues are made.</param>
/// <param name="voicesFolder">Folder of installed voices.</param>
/// <param name="settings">The newspaper's.</param>
internal sealed class Newsroom(Workshop workshop, string voicesFolder, NewspaperSettings settings)
{
    private readonly StringBuilder said = new();

    /// <summary>What was said on standard error.</summary>
    public string[] Said => said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the articles came to.</summary>
    public ImmutableArray<ArticleRecord> Records => [.. workshop.Told.Records];

    /// <summary>Makes an issue with the cast of the settings; two minutes at most.</summary>
    /// <param name="pages">Its pages.</param>
    /// <param name="arrange">May put other voices in the place of those of the cast.</param>
    public async Task<PublishedIssue> MakeAsync(string pages, Func<CastVoices, CastVoices>? arrange = null)
    {
        await using var engines = new VoiceEngines(
            new EspeakEngine(settings.LoudnessLufs), new PiperEngine(voicesFolder), new AzureEngine(settings.Azure, Secret, TimeProvider.System), new OpenAiEngine(settings.OpenAi, Secret, TimeProvider.System));
        var voices = await VoiceSetup.OpenAsync(settings.CastOf(null), VoiceSetup.Calibrated(engines, settings, null, new LocalLocks(), voicesFolder, Workshop.Pronouncer), _ => { }, TestContext.Current.CancellationToken);
        workshop.Told.Next = new ConsoleProgress(new UiLanguage(isChinese: false), new StringWriter(said), isTerminal: false);
        return await workshop.MakeAsync(pages, arrange is null ? voices : arrange(voices));
    }

    private static string? Secret(string name) => name switch { "OPENAI_API_KEY" => ReadingServer.Key, "AZURE_SPEECH_KEY" => FakeAzure.Key, _ => null };
}
