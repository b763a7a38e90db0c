using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Intake;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Host.Commands;

/// <summary>
/// Names a run by all that shapes what it makes and does not lie in the library: the pages as they were read, what was asked for, this
/// program with its tables, and the programs that speak and encode. Files of programs count by path, size and time, as no program need be started for that.
/// </summary>
internal static class RunKey
{
    private static readonly string[] Variables = [FfmpegProgram.PathVariable, EspeakProgram.PathVariable, "ESPEAK_DATA_PATH", "AZURE_SPEECH_REGION", "OPENAI_BASE_URL"];

    /// <summary>The key; null for a run that shall do more than the last one, and when a program is not where it can be seen, for then nothing is known of it.</summary>
    public static string? Of(NarrateRequest request, ImmutableArray<Source> sources)
    {
        if (request.Upgrades || request.IsDryRun)
        {
            return null;
        }

        var all = new StringBuilder("run 2\n");
        all.Append(CultureInfo.InvariantCulture, $"{request.Newspaper}\n{request.Date:O}\n{request.Edition}\n{request.Voice}\n{string.Join(' ', request.Formats)}\n{request.PublicUrl}\n{request.LoudnessLufs}\n");
        foreach (var variable in Variables)
        {
            all.Append(Environment.GetEnvironmentVariable(variable)).Append('\n');
        }

        foreach (var (variable, name) in new[] { (FfmpegProgram.PathVariable, "ffmpeg"), (EspeakProgram.PathVariable, "espeak-ng") })
        {
            if (Found(Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : name) is not { } program)
            {
                return null;
            }

            Append(all, program);
        }

        var here = new DirectoryInfo(AppContext.BaseDirectory);
        foreach (var file in here.EnumerateFiles("*.dll").Concat(new DirectoryInfo(Path.Combine(here.FullName, "voices")).EnumerateFiles("*", SearchOption.AllDirectories)).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            Append(all, file);
        }

        // Voices that were installed, removed or measured anew.
        var voices = new DirectoryInfo(VoiceSetup.VoicesFolder(request.VoicesFolder));
        foreach (var file in (voices.Exists ? voices.EnumerateFiles("*", SearchOption.AllDirectories) : []).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            Append(all, file);
        }

        foreach (var source in sources)
        {
            all.Append(CultureInfo.InvariantCulture, $"{source.Name}\n{source.Text.Length}\n").Append(source.Text);
        }

        if (sources.Any(source => source is { Regions.IsEmpty: false } or { Diagnostics.IsEmpty: false } or { Uncertain.IsEmpty: false } || source.Newspaper is not null || source.Date is not null))
        {
            all.Append(JsonSerializer.Serialize(
                [.. sources.Select(source => new SourceRegions(source.Newspaper, source.Date, source.Regions, source.Diagnostics, source.Uncertain))], RecordJson.Readable.ImmutableArraySourceRegions));
        }

        return ClipStore.NameOf(all.ToString());
    }

    private static void Append(StringBuilder all, FileInfo file) => all.Append(CultureInfo.InvariantCulture, $"{file.FullName}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n");

    /// <summary>The file behind a path or a name that the system looks up.</summary>
    private static FileInfo? Found(string program)
    {
        var folders = Path.GetFileName(program) == program ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) : [""];
        foreach (var path in folders.Select(folder => Path.GetFullPath(Path.Combine(folder, program))))
        {
            if (File.Exists(path))
            {
                return File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            }
        }

        return null;
    }
}
