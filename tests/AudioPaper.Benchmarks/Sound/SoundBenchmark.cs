using System.Globalization;

namespace AudioPaper.Benchmarks.Sound;

/// <summary>
/// How long the whole program takes for a page of five articles, compared in each round with the baseline beside it. The first
/// round warms caches of the system and does not count.
/// </summary>
/// <param name="newsroom">The program and its folder.</param>
/// <param name="rounds">Rounds that count; the median is reported.</param>
internal sealed class SoundBenchmark(Newsroom newsroom, int rounds)
{
    private const int SentencesPerArticle = 22;

    /// <summary>Whole page, unchanged, one article and one sentence changed; three formats.</summary>
    /// <param name="threeFormats">Whether the three formats are measured, too.</param>
    public async Task<List<Measured>> PageAsync(bool threeFormats)
    {
        await newsroom.NarrateAsync(Page());
        var (pinyin, seconds) = (await newsroom.PinyinAsync(), newsroom.EpisodeSeconds());
        var (cold, unchanged, article, sentence, formats, start) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var baseline = await Baseline.MakeAsync(newsroom, pinyin, seconds, "mp3");
            newsroom.Clear();
            var whole = (await newsroom.NarrateAsync(Page())).Elapsed;
            var again = (await newsroom.NarrateAsync(Page())).Elapsed;
            var oneSentence = (await newsroom.NarrateAsync(Page(changedSentence: round + 1))).Elapsed;
            var oneArticle = (await newsroom.NarrateAsync(Page(changedArticle: round + 1))).Elapsed;
            var started = (await newsroom.ProgramAsync(["--version"])).Elapsed;
            if (round == 0)
            {
                continue;
            }

            cold.Add(whole / baseline);
            unchanged.Add(again / baseline);
            article.Add(oneArticle / baseline);
            sentence.Add(oneSentence / baseline);
            start.Add(started / baseline);
            Say($"round {round}: baseline {baseline.TotalSeconds:0.00} s, page {whole.TotalSeconds:0.00} s, unchanged {again.TotalSeconds:0.00} s, one article {oneArticle.TotalSeconds:0.00} s, one sentence {oneSentence.TotalSeconds:0.00} s, start {started.TotalSeconds:0.00} s");
            if (threeFormats)
            {
                var serial = await Baseline.MakeAsync(newsroom, pinyin, seconds, "mp3", "m4b", "opus");
                newsroom.Clear();
                var all = (await newsroom.NarrateAsync(Page(), "--format", "mp3,m4b,opus")).Elapsed;
                formats.Add(all / serial);
                Say($"round {round}: three formats {all.TotalSeconds:0.00} s, their baseline {serial.TotalSeconds:0.00} s");
            }
        }

        List<Measured> rows =
        [
            Measured.Of($"whole page, {seconds / 60:0.0} min, cold clip store", cold, 0.75),
            Measured.Of("the same page again", unchanged, 0.15),
            Measured.Of("one of five articles changed", article, 0.45),
            Measured.Of("one sentence changed", sentence, 0.35),
            Measured.Of("start of the program (--version)", start, null),
        ];
        return threeFormats ? [.. rows, Measured.Of("MP3, M4B and Opus together, cold", formats, 0.70)] : rows;
    }

    /// <summary>Peak memory of the program for longer issues, as multiples of that for 10 minutes.</summary>
    public async Task<List<Measured>> MemoryAsync()
    {
        var rows = new List<Measured>();
        var (first, firstMinutes) = (0L, 0.0);
        foreach (var articles in new[] { 3, 17, 170 })
        {
            newsroom.Clear();
            var peak = (await newsroom.NarrateAsync(Articles(articles, _ => 0, (_, _) => 0))).PeakBytes;
            var minutes = newsroom.EpisodeSeconds() / 60;
            Say($"memory: {minutes:0} min, {peak / 1048576.0:0} MB");
            if (first == 0)
            {
                (first, firstMinutes) = (peak, minutes);
                continue;
            }

            var ratio = (double)peak / first;
            rows.Add(new Measured($"peak memory, {minutes:0} min against {firstMinutes:0} min", ratio, ratio, ratio, 1.3));
        }

        return rows;
    }

    /// <summary>A page of five articles; changes are numbers, so that no round finds sound of another one.</summary>
    private static string Page(int changedArticle = 0, int changedSentence = 0) =>
        Articles(5, article => article == 3 ? changedArticle : 0, (article, n) => article == 2 && n == 9 ? changedSentence : 0);

    private static string Articles(int count, Func<int, int> articleChange, Func<int, int, int> sentenceChange) => string.Concat(Enumerable.Range(1, count).Select(article =>
        $"{(article > 1 ? "\n\n" : "")}第{article}座茶亭昨天开放\n本报讯（记者 顾汀舟）"
            + string.Concat(Enumerable.Range(1, SentencesPerArticle).Select(n => Texts.ChineseSentence(article + (1000 * articleChange(article)) + (100 * sentenceChange(article, n)), n) + (n % 4 == 0 ? "\n　　" : "")))));

    private static void Say(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
