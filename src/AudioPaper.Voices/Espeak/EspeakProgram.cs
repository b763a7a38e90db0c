using System.ComponentModel;
using AudioPaper.Synthesis;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Voices.Espeak;

/// <summary>The installed espeak-ng: asked once for its version, so that its absence is one clear sentence.</summary>
/// <param name="Path">The program that answered.</param>
/// <param name="Version">Its version, e.g. <c>1.51</c>; part of a clip's fingerprint.</param>
/// <param name="DataFolder">Where its voices lie, where it says so.</param>
public sealed record EspeakProgram(string Path, string Version, string? DataFolder)
{
    /// <summary>The environment variable that names the program when it is not on PATH.</summary>
    public const string PathVariable = "AUDIOPAPER_ESPEAK";

    /// <summary>What to install, on each system.</summary>
    internal const string WayOut =
        "install it with \"apt install espeak-ng\" (Debian, Ubuntu), \"brew install espeak-ng\" (macOS) or \"winget install eSpeak-NG.eSpeak-NG\" (Windows)";

    /// <summary><see cref="WayOut"/> in Chinese.</summary>
    internal const string WayOutInChinese =
        "请安装：apt install espeak-ng（Debian、Ubuntu）、brew install espeak-ng（macOS）或 winget install eSpeak-NG.eSpeak-NG（Windows）";

    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Asks espeak-ng for its version.</summary>
    /// <param name="cancellationToken">Ends the wait and the program.</param>
    /// <returns>The program and its version.</returns>
    /// <exception cref="SynthesisException">It is missing, fails, or does not answer within 10 seconds; not transient.</exception>
    public static Task<EspeakProgram> FindAsync(CancellationToken cancellationToken) =>
        FindAsync(Environment.GetEnvironmentVariable(PathVariable), DefaultDeadline, cancellationToken);

    internal static async Task<EspeakProgram> FindAsync(string? path, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var program = string.IsNullOrWhiteSpace(path) ? DefaultPath() : path;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(deadline);
        try
        {
            var result = await Cli.Wrap(program).WithArguments("--version").WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(late.Token).ConfigureAwait(false);
            return result.ExitCode == 0 && Parse(program, result.StandardOutput) is { } found
                ? found
                : throw Missing($"The offline voice needs espeak-ng, but '{program}' answered with exit code {result.ExitCode} and no version", $"离线声音需要 espeak-ng，但“{program}”以退出码 {result.ExitCode} 结束，没有给出版本号");
        }
        catch (Win32Exception notStarted)
        {
            throw Missing($"The offline voice needs espeak-ng, but '{program}' cannot be started", $"离线声音需要 espeak-ng，但无法启动“{program}”", notStarted);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Missing($"The offline voice needs espeak-ng, but '{program}' did not answer within {deadline.TotalSeconds:0.#} seconds", $"离线声音需要 espeak-ng，但“{program}”在 {deadline.TotalSeconds:0.#} 秒内没有回应");
        }
    }

    private static string DefaultPath()
    {
        // Its Windows installer does not touch PATH.
        var installed = System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "eSpeak NG", "espeak-ng.exe");
        return OperatingSystem.IsWindows() && File.Exists(installed) ? installed : "espeak-ng";
    }

    /// <summary>Reads <c>eSpeak NG text-to-speech: 1.51  Data at: /usr/lib/…</c>.</summary>
    private static EspeakProgram? Parse(string program, string answer)
    {
        var line = answer.Split('\n')[0].Trim();
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || !line.Contains("eSpeak", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = line[(colon + 2)..].Split("Data at:", 2);
        var version = rest[0].Trim();
        return version.Length == 0 ? null : new EspeakProgram(program, version, rest.Length == 2 ? rest[1].Trim() : null);
    }

    private static SynthesisException Missing(string what, string chinese, Exception? inner = null) =>
        new($"{what}; {WayOut}, or name the program in {PathVariable}.", isTransient: false, inner, $"{chinese}；{WayOutInChinese}，或用 {PathVariable} 指明其位置。");
}
