using System.Diagnostics;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Operations;

/// <summary>The lines of the README: back up, restore, go on.</summary>
public sealed class Backups(Undisturbed undisturbed) : IDisposable
{
    private const string BackUp = "tar -C \"$LIBRARY\" --exclude='.*.tmp' -cf backup.tar . || [ $? = 1 ]";
    private const string Restore = "mkdir -p \"$RESTORED\" && tar -C \"$RESTORED\" -xf backup.tar";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Taken_while_an_issue_is_made_are_finished_elsewhere_by_the_next_run()
    {
        var library = folder["library"];
        using (var narrator = Narrator.Start("narrate", MadeIssue.HarbourPages, "-o", library))
        {
            await narrator.WaitUntilAsync(() => MadeIssue.StoredIn(library, "clips").Length >= 10);
            await ShellAsync(BackUp);
            await narrator.EndAsync();
        }

        await ShellAsync(Restore);
        var before = MadeIssue.StoredIn(folder["restored"], "clips").Length;
        Assert.True(before >= 10);
        (await Narrator.RunAsync("narrate", MadeIssue.HarbourPages, "-o", folder["restored"])).ShouldEndWith(0);
        var restored = MadeIssue.Harbour(folder["restored"]);
        restored.ShouldEqual(undisturbed.Harbour);
        Assert.True(restored.Clips.Reused > 0);
    }

    [Fact]
    public async Task Of_a_finished_library_have_nothing_left_to_do()
    {
        undisturbed.CopyShort(folder);
        await ShellAsync(BackUp);
        await ShellAsync(Restore);
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", folder["restored"])).ShouldEndWith(0);
        var restored = MadeIssue.Short(folder["restored"]);
        restored.ShouldEqual(undisturbed.Short);
        Assert.Equal(0, restored.Clips.New);
    }

    public void Dispose() => folder.Dispose();

    private async Task ShellAsync(string line)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The lines are for a shell.");
        var start = new ProcessStartInfo("sh", ["-c", line]) { WorkingDirectory = folder.Path, RedirectStandardError = true };
        (start.Environment["LIBRARY"], start.Environment["RESTORED"]) = (folder["library"], folder["restored"]);
        using var process = Process.Start(start)!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(4));
        var said = await process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == 0, said);
    }
}
