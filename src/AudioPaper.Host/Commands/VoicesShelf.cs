using System.Collections.Immutable;
using AudioPaper.Synthesis;
using AudioPaper.Voices;
using AudioPaper.Voices.Catalogue;

namespace AudioPaper.Host.Commands;

/// <summary>An engine and whether it can speak.</summary>
/// <param name="Id"><c>espeak-ng</c>, <c>piper</c>, <c>azure</c> or <c>openai</c>.</param>
/// <param name="State">Whether, and why not.</param>
internal sealed record ShelvedEngine(string Id, EngineState State);

/// <summary>A voice of the catalogue or of the folder.</summary>
/// <param name="Voice">What is known of it.</param>
/// <param name="IsInstalled">Whether its files are there; of voices without files whether their engine is.</param>
internal sealed record ShelvedVoice(CatalogueVoice Voice, bool IsInstalled);

/// <summary>All engines, and all voices that the catalogue knows or that are installed.</summary>
/// <param name="Engines">All four, always.</param>
/// <param name="Voices">The catalogue's, then the others by name.</param>
internal sealed record VoicesShelf(ImmutableArray<ShelvedEngine> Engines, ImmutableArray<ShelvedVoice> Voices)
{
    /// <summary>The ids of all engines, in the order of lists.</summary>
    private static readonly string[] EngineIds = ["espeak-ng", "piper", "azure", "openai"];

    /// <summary>Where the catalogue lies beside the program.</summary>
    internal static string CataloguePath { get; } = Path.Combine(AppContext.BaseDirectory, "voices", "catalog.json");

    /// <summary>Looks at everything.</summary>
    /// <exception cref="VoiceInstallException">The catalogue or the folder cannot be read.</exception>
    public static async Task<VoicesShelf> LookAsync(VoiceEngines engines, string voicesFolder, CancellationToken cancellationToken)
    {
        var states = await Task.WhenAll(EngineIds.Select(async id => new ShelvedEngine(id, engines.All.FirstOrDefault(engine => engine.Id == id) is { } engine ? await engine.FindAsync(cancellationToken)
            : new EngineState(false, $"This build of AudioPaper has no engine {id}.", $"这个版本的 AudioPaper 没有引擎 {id}。"))));
        var catalogue = VoiceCatalogue.Read(CataloguePath);
        var installed = new InstalledVoices(voicesFolder).All();
        var known = catalogue.Voices.Select(voice => new ShelvedVoice(voice, voice.Files is null
            ? states.Any(engine => engine.Id == voice.Engine && engine.State.IsAvailable) : installed.Any(there => there.Name == voice.Id.Name)));
        var others = installed.Where(there => catalogue.Voices.All(voice => voice.Id != IdOf(there))).Select(there => new ShelvedVoice(OwnVoice(there), IsInstalled: true));
        return new VoicesShelf([.. states], [.. known, .. others]);
    }

    /// <summary>Whether a voice can speak now.</summary>
    public bool CanSpeak(ShelvedVoice voice) => voice.IsInstalled && Engines.Any(engine => engine.Id == voice.Voice.Engine && engine.State.IsAvailable);

    private static VoiceId IdOf(InstalledVoice there) => new("piper", there.Name);

    private static CatalogueVoice OwnVoice(InstalledVoice there) => new()
    {
        Id = IdOf(there), Engine = "piper", Language = there.Language, ChineseName = there.Name, EnglishName = there.Name, Licence = "unknown", SizeBytes = there.SizeBytes, SampleRate = there.SampleRate,
    };
}
