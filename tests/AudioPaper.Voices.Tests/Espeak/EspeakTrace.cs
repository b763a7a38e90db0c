using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace AudioPaper.Voices.Tests.Espeak;

/// <summary>What the espeak-ng program itself says it would speak (<c>-x</c>): the judge that shares no code with ours.</summary>
internal static partial class EspeakTrace
{
    /// <summary>The phonemes of each line; every line must end with a stop.</summary>
    public static async Task<string[]> OfAsync(string voice, IEnumerable<string> lines)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var result = await Cli.Wrap("espeak-ng").WithArguments(["-x", "-q", "-v", voice])
            .WithStandardInputPipe(PipeSource.FromString(string.Join("\n\n", lines) + "\n")).ExecuteBufferedAsync(timeout.Token);
        return [.. result.StandardOutput.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    /// <summary>The tones in a trace; 1 to 4 with their contours, and 5 for all that a toneless syllable may have.</summary>
    public static string[] Tones(string trace) => [.. Tone().Matches(trace).Select(match => match.Value)];

    /// <summary>The trace without tones, stress and borders, and with the two vowels alike that differ only by place.</summary>
    public static string Sounds(string trace) =>
        Rest().Replace(Tone().Replace(trace, ""), "").Replace("A", "a", StringComparison.Ordinal).Replace("Xwu@", "Xu@", StringComparison.Ordinal);

    [GeneratedRegex("214|[1-5][1-5]")]
    private static partial Regex Tone();

    [GeneratedRegex("[',|_:%= ]")]
    private static partial Regex Rest();
}
