using AudioPaper.Host.Tests.Jobs;

namespace AudioPaper.Host.Tests.Web.Player;

/// <summary>Two published newspapers, made once for all tests of the player, which run one after the other: each has a browser.</summary>
public sealed class MadePapers : IAsyncLifetime
{
    /// <summary>An issue of nine articles in two sections, the last three in English.</summary>
    public const string Harbour = "/%E6%B5%B7%E6%B9%BE%E6%99%9A%E6%8A%A5/2026-03-18/";

    /// <summary>An issue of two articles.</summary>
    public const string Small = "/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19/";

    private readonly Workshop workshop = new();

    public async ValueTask InitializeAsync()
    {
        await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice());
        await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
    }

    public ValueTask DisposeAsync()
    {
        workshop.Dispose();
        return ValueTask.CompletedTask;
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
}

[CollectionDefinition(Name)]
public sealed class PlayerTests : ICollectionFixture<MadePapers>
{
    public const string Name = "player";
}
