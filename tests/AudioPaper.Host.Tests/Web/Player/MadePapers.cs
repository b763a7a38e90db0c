using AudioPaper.Host.Tests.Jobs;
using AudioPaper.Host.Tests.Web.Player;

[assembly: AssemblyFixture(typeof(MadePapers))]

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>Two published newspapers and a browser, made once for all tests of the player, when the first of them asks.</summary>
public sealed class MadePapers : IAsyncDisposable
{
    /// <summary>An issue of nine articles in two sections, the last three in English.</summary>
    public const string Harbour = "/%E6%B5%B7%E6%B9%BE%E6%99%9A%E6%8A%A5/2026-03-18/";

    /// <summary>An issue of two articles.</summary>
    public const string Small = "/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19/";

    private readonly Workshop workshop = new();
    private readonly Lazy<Task> made;
    private readonly Lazy<Task<Browsers>> browsers = new(Web.Browsers.StartAsync);

    public MadePapers() => made = new(MakeAsync);

    /// <summary>The browser that all share; each test has pages, caches and stores of its own in it. The test is skipped where there is none.</summary>
    internal Task<Browsers> Browsers => browsers.Value;

    /// <summary>Waits until both newspapers are made.</summary>
    public Task MadeAsync() => made.Value;

    public async ValueTask DisposeAsync()
    {
        if (browsers is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await browsers.Value).DisposeAsync();
        }

        workshop.Dispose();
    }

    /// <summary>Puts both into a library of one's own.</summary>
    public void CopyTo(string library)
    {
        foreach (var newspaper in Directory.GetDirectories(workshop.Library.Root).Where(path => Path.GetFileName(path)[0] != '.'))
        {
            foreach (var file in Directory.EnumerateFiles(newspaper, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(library, Path.GetRelativePath(workshop.Library.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
                File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
            }
        }
    }

    private async Task MakeAsync()
    {
        await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice());
        await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
    }
}
