using AudioPaper.Host.Library;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Commands;

public sealed class Libraries(Undisturbed undisturbed) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_no_library()
    {
        await File.WriteAllTextAsync(folder["library"], "mine", TestContext.Current.CancellationToken);
        var sentence = await RefusedAsync(folder["library"]);
        Assert.Contains("is a file", sentence, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["library"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_library_on_a_disk_that_cannot_be_written_is_named()
    {
        using var disk = await SmallDisk.MountAsync("size=8m");
        await disk.RemountAsync("ro");
        await RefusedAsync(Path.Combine(disk.Path, "library"));
    }

    [Fact]
    public async Task A_library_without_permission_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may write everywhere.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            await RefusedAsync(folder["library"]);
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task An_issue_folder_that_cannot_be_written_is_named()
    {
        var issue = MadeIssue.Short(folder["library"]);
        Directory.CreateDirectory(issue.Library);
        await File.WriteAllTextAsync(Path.Combine(issue.Library, "小城早报"), "in the way", TestContext.Current.CancellationToken);
        Assert.Contains("小城早报", await RefusedAsync(issue.Library), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("300k", 0)] // The clips that are written at once may fill it before any is finished.
    [InlineData("1m", 1)]
    [InlineData("2200k", 1)]
    public async Task A_full_disk_is_called_so_and_what_is_finished_is_kept(string size, int least)
    {
        using var disk = await SmallDisk.MountAsync($"size={size}");
        var issue = MadeIssue.Short(Path.Combine(disk.Path, "library"));

        await FullAsync(issue.Library);
        var there = issue.Stored("clips").Length;
        Assert.True(there >= least, $"{there} clips are finished.");
        Assert.Empty(Directory.EnumerateFiles(issue.Library, "*.tmp", SearchOption.AllDirectories));
        await FullAsync(issue.Library);
        await disk.RemountAsync("size=50m");
        (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", issue.Library)).ShouldEndWith(0);

        Assert.True(there + issue.Clips.New <= undisturbed.Short.Stored("clips").Length);
        issue.ShouldEqual(undisturbed.Short);
    }

    [Fact]
    public async Task Hostile_names_stay_inside_the_library_and_never_share_a_folder()
    {
        var library = undisturbed.CopyShort(folder).Library;
        string[] names = ["../x", "..", "a/b", "a_b", "a\\b", "a:b", "....", ".store", "CON", new('长', 200), new('长', 199), "📰🗞️", "-o", "x\u202ey", "com7.txt"];
        foreach (var name in names)
        {
            (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", library, $"--newspaper={name}")).ShouldEndWith(0);
            (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", library, $"--edition={name}")).ShouldEndWith(0);
        }

        Assert.Equal(["library"], folder.Names);
        Assert.Equal(names.Length + 2, Directory.GetDirectories(library).Length);
        Assert.Equal(names.Length + 1, Directory.GetDirectories(Path.Combine(library, "小城早报")).Length);
        Assert.Equal((2 * names.Length) + 1, Directory.EnumerateFiles(library, "episode.mp3", SearchOption.AllDirectories).Count());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(library, ".store"), "episode.mp3", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("海湾晚报", "海湾晚报")]
    [InlineData("The Times", "The Times")]
    [InlineData("console", "console")]
    public void Plain_names_are_their_own_folders(string name, string expected) => Assert.Equal(expected, FolderName.Of(name));

    [Theory]
    [InlineData("nul")]
    [InlineData("Aux.2026")]
    [InlineData("LPT9")]
    [InlineData("ends in a dot.")]
    [InlineData("a~b")]
    public void Names_that_some_system_refuses_are_changed(string name) => Assert.Matches("^[^.].*~[0-9a-f]{8}$", FolderName.Of(name));

    private static async Task FullAsync(string library)
    {
        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", library)).ShouldEndWith(1);
        Assert.Equal("", answer.Output);
        Assert.Contains("is full; make room", Assert.Single(answer.Complaints, line => line.StartsWith("Error: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("not spoken", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(string library)
    {
        var answer = (await Narrator.RunAsync("narrate", MadeIssue.ShortPage, "-o", library)).ShouldEndWith(1);
        var sentence = Assert.Single(answer.Complaints);
        Assert.StartsWith("Error: ", sentence, StringComparison.Ordinal);
        Assert.Contains(library, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
        return sentence;
    }
}
