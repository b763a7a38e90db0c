using AudioPaper.Host.Library;
using CliWrap;

namespace AudioPaper.Host.Commands;

/// <summary>A program of this machine that plays WAV files.</summary>
/// <param name="Path">The program.</param>
/// <param name="Arguments">What it is told before the file.</param>
internal sealed record VoicesPlayer(string Path, string[] Arguments)
{
    private static readonly (string Name, string[] Arguments)[] Known =
        [("ffplay", ["-nodisp", "-autoexit", "-loglevel", "error"]), ("aplay", ["-q"]), ("paplay", []), ("afplay", [])];

    /// <summary>The first that is on the path.</summary>
    /// <exception cref="LibraryException">None is.</exception>
    public static VoicesPlayer Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return Known.SelectMany(player => folders.Select(folder => new VoicesPlayer(System.IO.Path.Combine(folder, player.Name + ending), player.Arguments))).FirstOrDefault(player => File.Exists(player.Path))
            ?? throw new LibraryException("No player was found (ffplay, aplay, paplay, afplay); write a file with -o FILE.wav instead.", "没有找到播放器（ffplay、aplay、paplay、afplay）；请用 -o 文件.wav 写成文件。");
    }

    /// <summary>Plays a file to its end.</summary>
    /// <exception cref="LibraryException">The player fails.</exception>
    public async Task PlayAsync(string file, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap(Path).WithArguments([.. Arguments, file]).WithValidation(CommandResultValidation.None).ExecuteAsync(cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new LibraryException($"{Path} did not play the sound (exit code {result.ExitCode}); write a file with -o FILE.wav instead.", $"{Path} 未能播放（退出码 {result.ExitCode}）；请用 -o 文件.wav 写成文件。");
        }
    }
}
