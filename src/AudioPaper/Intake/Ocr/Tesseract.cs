using System.Globalization;
using System.Text;

namespace AudioPaper.Intake.Ocr;

/// <summary>Reads the words of a picture with tesseract: Chinese and English, as far as it has been taught them on this machine.</summary>
internal sealed class Tesseract(OcrTools tools)
{
    private const int MostOutputBytes = 32 << 20;

    /// <summary>A page of small print takes some ten seconds.</summary>
    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(180);

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    /// <summary>A reading surer than this is kept without trying another script.</summary>
    private const double SureReading = 0.9;

    private HashSet<string>? known;

    /// <summary>
    /// The words in the order they were read, page after page; null when tesseract is not installed, or knows neither Chinese nor English.
    /// Several languages at once disturb each other, so a page is read as simplified Chinese first (which knows Latin letters, too); as
    /// English when it turns out to be that; as traditional Chinese when it was unsure. The surest reading of all is taken.
    /// </summary>
    /// <param name="image">PNG, JPEG or TIFF.</param>
    /// <param name="dpi">Its resolution, 70 to 1200.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="IntakeException">It fails, or takes too long.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<OcrWord>>?> ReadAsync(byte[] image, int dpi, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        List<IReadOnlyList<OcrWord>>? best = null;
        if (known!.Contains("chi_sim"))
        {
            best = await ReadAsync(image, dpi, "chi_sim", cancellationToken).ConfigureAwait(false);
        }

        if (known.Contains("eng") && (best is null || IsLatin(best)))
        {
            best = Surer(best, await ReadAsync(image, dpi, best is null ? "eng" : "eng+chi_sim", cancellationToken).ConfigureAwait(false));
        }

        if (known.Contains("chi_tra") && (best is null || Sureness(best) < SureReading))
        {
            best = Surer(best, await ReadAsync(image, dpi, "chi_tra", cancellationToken).ConfigureAwait(false));
        }

        return best;
    }

    /// <summary>Whether tesseract is installed and knows Chinese or English; asked once.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        known ??= await LanguagesAsync(cancellationToken).ConfigureAwait(false);
        return known.Contains("chi_sim") || known.Contains("chi_tra") || known.Contains("eng");
    }

    private async Task<List<IReadOnlyList<OcrWord>>?> ReadAsync(byte[] image, int dpi, string languages, CancellationToken cancellationToken)
    {
        string[] arguments = ["stdin", "stdout", "-l", languages, "--dpi", dpi.ToString(CultureInfo.InvariantCulture), "-c", "tessedit_create_tsv=1"];
        return await OneShotProgram.RunAsync(tools.Tesseract, arguments, image, LongestPage, MostOutputBytes, cancellationToken).ConfigureAwait(false) is { } written
            ? Pages(Encoding.UTF8.GetString(written)) : null;
    }

    /// <summary>The languages that are installed; empty when tesseract is not.</summary>
    private async Task<HashSet<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        var answer = await OneShotProgram.RunAsync(tools.Tesseract, ["--list-langs"], [], LongestAnswer, 1 << 20, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(answer ?? []).Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
    }

    private static List<IReadOnlyList<OcrWord>>? Surer(List<IReadOnlyList<OcrWord>>? one, List<IReadOnlyList<OcrWord>>? other) =>
        one is null || (other is not null && Sureness(other) > Sureness(one)) ? other : one;

    /// <summary>The mean confidence of the letters, 0 to 1.</summary>
    private static double Sureness(IEnumerable<IReadOnlyList<OcrWord>> pages)
    {
        var words = pages.SelectMany(page => page).ToList();
        return words.Sum(word => word.Confidence * word.Text.Length) / Math.Max(1, words.Sum(word => word.Text.Length));
    }

    private static bool IsLatin(IEnumerable<IReadOnlyList<OcrWord>> pages)
    {
        var letters = pages.SelectMany(page => page).SelectMany(word => word.Text).Where(char.IsLetter).ToList();
        return letters.Count(char.IsAscii) * 2 > letters.Count;
    }

    /// <summary>
    /// Rows of twelve columns: level, page, block, paragraph, line and word number; left, top, width and height; confidence (0 to 100);
    /// text. Words have level 5.
    /// </summary>
    private static List<IReadOnlyList<OcrWord>> Pages(string tsv)
    {
        var pages = new SortedDictionary<int, List<OcrWord>>();
        var line = 0;
        var (lineTop, lineBottom) = (0, int.MaxValue);
        foreach (var row in tsv.Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('\t');
            if (cells.Length < 12 || !int.TryParse(cells[0], CultureInfo.InvariantCulture, out var level) || !int.TryParse(cells[1], CultureInfo.InvariantCulture, out var page))
            {
                continue;
            }

            var box = cells[6..10].Select(cell => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
            if (level == 4)
            {
                line++;
                (lineTop, lineBottom) = (box[1], box[1] + box[3]);
            }

            // Boxes of words reach out of their line now and then, those of lines fit the print.
            var (top, bottom) = (Math.Max(box[1], lineTop), Math.Min(box[1] + box[3], lineBottom));
            var text = SourceBuilder.OneLine(cells[11].Replace("\u00AD", "", StringComparison.Ordinal)).Trim();
            if (level == 5 && text.Length > 0 && box.All(number => number >= 0) && double.TryParse(cells[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence))
            {
                if (!pages.TryGetValue(page, out var words))
                {
                    pages.Add(page, words = []);
                }

                words.Add(new OcrWord(line, text, box[0], top, Math.Max(box[2], 1), Math.Max(bottom - top, 1), Math.Clamp(confidence / 100, 0, 1)));
            }
        }

        return [.. pages.Values];
    }
}
