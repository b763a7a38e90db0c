using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Tests.Packaging;

/// <summary>Other people's programs, asked what they make of our files.</summary>
internal static class Programs
{
    /// <summary>Runs a program for at most two minutes and returns what it printed as its answer.</summary>
    public static async Task<string> AskAsync(string program, params string[] arguments) =>
        (await RunAsync(program, arguments)).StandardOutput;

    /// <summary>Runs a program for at most two minutes and returns what it complained about.</summary>
    public static async Task<string> ComplaintsAsync(string program, params string[] arguments) =>
        (await RunAsync(program, arguments)).StandardError;

    private static async Task<BufferedCommandResult> RunAsync(string program, string[] arguments)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromMinutes(2));
        return await Cli.Wrap(program).WithArguments(arguments).ExecuteBufferedAsync(timed.Token);
    }

    /// <summary>Decodes a file as a player does: the samples which the Info frame names are left out.</summary>
    public static async Task<short[]> DecodeAsync(string path, int? sampleRate = null)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timed.CancelAfter(TimeSpan.FromMinutes(2));
        using var sound = new MemoryStream();
        await Cli.Wrap("ffmpeg")
            .WithArguments(["-v", "error", "-nostdin", "-i", path, "-map", "0:a", .. sampleRate is { } rate ? ["-ar", $"{rate}"] : Array.Empty<string>(), "-f", "s16le", "pipe:1"])
            .WithStandardOutputPipe(PipeTarget.ToStream(sound))
            .ExecuteAsync(timed.Token);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(sound.ToArray()).ToArray();
    }

    /// <summary>Makes a small program out of lines for the shell.</summary>
    public static string Fake(TemporaryFolder folder, string name, string lines)
    {
        File.WriteAllText(folder[name], $"#!/bin/sh\n{lines}\n");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts for the shell do not run here.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder[name];
    }
}
