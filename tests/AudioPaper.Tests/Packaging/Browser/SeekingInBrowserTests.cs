using AudioPaper.Packaging;

namespace AudioPaper.Tests.Packaging.Browser;

/// <summary>What a listener hears who taps on a chapter: ffmpeg finds its way in files in which a browser is seconds off, so a browser must say it.</summary>
public sealed class SeekingInBrowserTests : IDisposable
{
    private const int ChapterCount = 12;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Below this correlation what was heard is not all of one piece.</summary>
    private const double Whole = 0.6;

    [Theory]
    [InlineData("mp3")]
    [InlineData("m4b")]
    [InlineData("opus")]
    public async Task In_Chromium_seeking_to_each_chapter_lands_within_50_milliseconds(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var format = EpisodeFormat.Of(name, await FfmpegProgram.FindAsync(cancellationToken: cancellation));
        var episode = new NoiseEpisode(format, folder);
        await episode.EncodeAsync(cancellation);
        await using var player = await BrowserPlayer.StartAsync();
        // Ten minutes, and two hours.
        foreach (var roundCount in new[] { 1, 12 })
        {
            await episode.JoinAsync(roundCount, ChapterCount, cancellation);
            var (page, seconds) = await player.OpenAsync(episode.Path, format.MediaType, Sounds.Format.SampleRate);
            Assert.InRange(seconds - (episode.Recording.SampleCount / (double)Sounds.Format.SampleRate), -0.05, 0.05);
            var landings = new List<(string Chapter, double OffMs, double Correlation)>();
            // Forwards and back.
            for (var i = 0; i < ChapterCount; i++)
            {
                var chapter = episode.Recording.Chapters[(i * 5) % ChapterCount];
                var reach = Sounds.Format.SampleRate;
                var landing = await HearAsync();
                // A busy machine drops pieces of what is heard: the rest fits nowhere well and says nothing about the place.
                for (var again = 0; again < 3 && landing.Correlation < Whole; again++)
                {
                    landing = await HearAsync();
                }

                async Task<Landing> HearAsync()
                {
                    var heard = await player.HearAsync(page, Milliseconds.At(Sounds.Format, chapter.Start) / 1000.0);
                    return Landing.Of(heard, episode.Sound(chapter.Start - reach, (2 * reach) + heard.Length));
                }

                landings.Add((chapter.Title, Math.Round((landing.Position - reach) * 1000.0 / Sounds.Format.SampleRate, 1), Math.Round(landing.Correlation, 3)));
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{seconds:0} s: {string.Join("; ", landings)}");
            Assert.All(landings, landing => Assert.True(landing is { Correlation: > Whole, OffMs: >= -50 and <= 50 }, $"{landing} of {seconds:0} s"));
            await page.CloseAsync();
        }
    }
}
