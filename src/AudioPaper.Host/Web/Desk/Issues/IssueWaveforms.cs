using System.Collections.Immutable;
using System.Globalization;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Files;
using AudioPaper.Packaging;
using AudioPaper.Publishing.ProofSheet;

namespace AudioPaper.Host.Web.Desk.Issues;

/// <summary>Outlines of episodes, each drawn once, one at a time.</summary>
internal sealed class IssueWaveforms : IDisposable
{
    private const int Columns = 1_000, Height = 80;

    private readonly SemaphoreSlim turn = new(1);
    private readonly BoundedCache<(string Path, long SizeBytes, long Ticks), ImmutableArray<byte>> kept = new(4 << 20, peaks => peaks.Length + 200);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>The outline of an episode; null when there is no sound, or no ffmpeg to decode it.</summary>
    public async Task<ImmutableArray<byte>?> OfAsync(IssueFolder issue, EpisodeRecord episode, CancellationToken cancellationToken)
    {
        var file = new FileInfo(issue.At(Path.GetFileName(episode.Enclosure.Name)));
        if (!file.Exists)
        {
            return null;
        }

        var key = (file.FullName, file.Length, file.LastWriteTimeUtc.Ticks);
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!kept.TryGet(key, out var peaks))
            {
                var ffmpeg = await FfmpegProgram.FindAsync(cancellationToken: cancellationToken);
                kept.Set(key, peaks = await Waveform.OfAsync(ffmpeg, file.FullName, TimeSpan.FromSeconds(Math.Clamp(episode.DurationSeconds, 0, 1e6)), Columns, cancellationToken));
            }

            return peaks;
        }
        catch (EncodingException)
        {
            return null; // the page says all else, and verify and doctor say this
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Writes it, with a line where each chapter begins; for the eye only, the table of articles says the same.</summary>
    /// <param name="html">Gets it.</param>
    /// <param name="peaks">The outline.</param>
    /// <param name="chapters">Where chapters begin, in seconds, with their titles.</param>
    /// <param name="durationSeconds">Length of the episode.</param>
    public static void Write(HtmlOutput html, ImmutableArray<byte> peaks, IEnumerable<(double At, string Title)> chapters, double durationSeconds)
    {
        html.Open("svg", ("class", "wave"), ("viewBox", $"0 0 {Columns} {Height}"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"), ("data-seconds", Number(durationSeconds)));
        html.Open("path", ("d", string.Concat(peaks.Select((peak, i) => Math.Max(1, peak * Height / 255) is var height ? string.Create(CultureInfo.InvariantCulture, $"M{i} {(Height - height) / 2}v{height}") : "")))).Close("path");
        foreach (var (at, title) in chapters)
        {
            html.Open("line", ("x1", Number(at / Math.Max(1, durationSeconds) * Columns)), ("x2", Number(at / Math.Max(1, durationSeconds) * Columns)), ("y1", "0"), ("y2", Number(Height)))
                .Open("title").PageText(PlainText.OneLine(title), framesCodes: false).Close("title").Close("line");
        }

        html.Close("svg");
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
