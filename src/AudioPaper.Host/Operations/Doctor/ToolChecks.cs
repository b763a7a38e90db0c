using System.ComponentModel;
using System.Runtime.CompilerServices;
using AudioPaper.Packaging;
using AudioPaper.Voices.Espeak;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>The programs and libraries of others. Their way out stands in their own sentences.</summary>
internal static class ToolChecks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } = [new("espeak-ng", EspeakAsync), new("ffmpeg", FfmpegAsync), new("lame", LameAsync), new("tesseract", TesseractAsync), new("pdftoppm", PdftoppmAsync)];

    private static async IAsyncEnumerable<Finding> EspeakAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var program = await EspeakProgram.FindAsync(cancellationToken);
        var voices = await AskAsync(program.Path, ["--voices=cmn"], cancellationToken) ?? "";
        yield return voices.Contains("cmn-latn-pinyin", StringComparison.Ordinal)
            ? found.Ok($"espeak-ng {program.Version}，有普通话声音。", $"espeak-ng {program.Version} with its voice for Mandarin.")
            : found.Error($"espeak-ng {program.Version} 没有声音 cmn-latn-pinyin。", $"espeak-ng {program.Version} has no voice cmn-latn-pinyin.", "请安装 1.51 或更新的 espeak-ng 及 espeak-ng-data。", "Install espeak-ng 1.51 or newer with espeak-ng-data.");
    }

    private static async IAsyncEnumerable<Finding> FfmpegAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var program = await FfmpegProgram.FindAsync(cancellationToken: cancellationToken);
        var encoders = await AskAsync(program.Path, ["-hide_banner", "-encoders"], cancellationToken) ?? "";
        var missing = new[] { "libmp3lame", "aac", "libopus" }.Where(name => !encoders.Contains($" {name} ", StringComparison.Ordinal)).ToList();
        var version = string.Join(' ', program.Version.Split(' ').Take(3));
        yield return missing.Count == 0
            ? found.Ok($"{version}，编码器齐全。", $"{version} with all encoders.")
            : found.Warning($"{version} 缺少编码器 {string.Join("、", missing)}。", $"{version} lacks the encoders {string.Join(", ", missing)}.", "需要这些格式时，请安装完整的 ffmpeg。", "Install a complete ffmpeg if you want these formats.");
    }

    private static async IAsyncEnumerable<Finding> LameAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return Mp3Encoder.HasLibrary
            ? found.Ok("libmp3lame 可在进程内编码。", "libmp3lame encodes inside of the process.")
            : found.Warning("没有 libmp3lame，MP3 改由 ffmpeg 编码。", "There is no libmp3lame; ffmpeg encodes MP3.", "Debian：apt install libmp3lame0。", "Debian: apt install libmp3lame0.");
    }

    private static async IAsyncEnumerable<Finding> TesseractAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var program = Environment.GetEnvironmentVariable("AUDIOPAPER_TESSERACT") is { Length: > 0 } named ? named : "tesseract";
        var languages = (await AskAsync(program, ["--list-langs"], cancellationToken))?.Split('\n', StringSplitOptions.TrimEntries);
        var missing = new[] { "eng", "chi_sim" }.Where(name => languages?.Contains(name) != true).ToList();
        yield return languages is null
            ? found.Warning("没有 tesseract，无法识别扫描的版面。", "There is no tesseract; scanned pages cannot be read.", "Debian：apt install tesseract-ocr tesseract-ocr-chi-sim。", "Debian: apt install tesseract-ocr tesseract-ocr-chi-sim.")
            : missing.Count > 0
                ? found.Warning($"tesseract 缺少语言 {string.Join("、", missing)}。", $"tesseract lacks the languages {string.Join(", ", missing)}.", $"Debian：apt install {string.Join(' ', missing.Select(Package))}。", $"Debian: apt install {string.Join(' ', missing.Select(Package))}.")
                : found.Ok("tesseract 可识别中文和英文。", "tesseract reads Chinese and English.");

        static string Package(string language) => "tesseract-ocr-" + language.Replace('_', '-');
    }

    private static async IAsyncEnumerable<Finding> PdftoppmAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await AskAsync("pdftoppm", ["-v"], cancellationToken) is not null
            ? found.Ok("pdftoppm 可绘制扫描的 PDF。", "pdftoppm draws scanned PDF.")
            : found.Warning("没有 pdftoppm，部分扫描的 PDF 无法识别。", "There is no pdftoppm; some scanned PDF cannot be read.", "Debian：apt install poppler-utils。", "Debian: apt install poppler-utils.");
    }

    /// <summary>What a program says to a question; null when it is not there.</summary>
    private static async Task<string?> AskAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await Cli.Wrap(program).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
            return answer.StandardOutput + answer.StandardError;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
