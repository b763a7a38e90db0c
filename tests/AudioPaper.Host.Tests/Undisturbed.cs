using AudioPaper.Host.Tests;
using AudioPaper.Tests;

[assembly: AssemblyFixture(typeof(Undisturbed))]

namespace AudioPaper.Host.Tests;

/// <summary>Both samples, each made once by the real program in a library of its own. Tests only look at them.</summary>
public sealed class Undisturbed : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal Answer ShortAnswer { get; private set; } = null!;

    internal Answer HarbourAnswer { get; private set; } = null!;

    internal MadeIssue Short => MadeIssue.Short(folder["short"]);

    internal MadeIssue Harbour => MadeIssue.Harbour(folder["harbour"]);

    public async ValueTask InitializeAsync()
    {
        var both = await Task.WhenAll(
            Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", folder["short"]), Narrator.RunAsync("narrate", MadeIssue.HarbourPages, "-o", folder["harbour"], "--json"));
        (ShortAnswer, HarbourAnswer) = (both[0], both[1]);
        ShortAnswer.ShouldEndWith(0);
        HarbourAnswer.ShouldEndWith(0);
    }

    /// <summary>A copy of the short sample's library, to spoil.</summary>
    internal MadeIssue CopyShort(TemporaryFolder target) => MadeIssue.Short(Copy("short", target));

    /// <summary>A copy of the harbour sample's library, to spoil.</summary>
    internal MadeIssue CopyHarbour(TemporaryFolder target) => MadeIssue.Harbour(Copy("harbour", target));

    private string Copy(string name, TemporaryFolder target)
    {
        foreach (var path in Directory.EnumerateFiles(folder[name], "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target["library"], Path.GetRelativePath(folder[name], path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        return target["library"];
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
