using System.Text.Json;

namespace AudioPaper.Host.Tests.Web.Player;

public sealed class The_sentence_that_is_heard(MadePapers papers)
{
    /// <summary>How far highlight and sound may be apart, in milliseconds of the sound.</summary>
    private const double Nearness = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Is_the_one_that_is_highlighted(double speed)
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour);
        var sentences = (await listener.ReadAlongAsync(MadePapers.Harbour)).GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("articles").EnumerateArray())
            .SelectMany(article => article.GetProperty("passages").EnumerateArray()).SelectMany(passage => passage.GetProperty("sentences").EnumerateArray())
            .Where(sentence => sentence.TryGetProperty("beginMs", out _))
            .ToDictionary(sentence => sentence.GetProperty("id").GetString()!, sentence => (Begin: sentence.GetProperty("beginMs").GetDouble(), End: sentence.GetProperty("endMs").GetDouble()));
        await page.KeysAsync("n", "k");
        await page.EvaluateAsync("speed => { document.getElementById('sound').playbackRate = speed; }", speed);

        // A machine that is busy with other tests draws pictures late; a highlight that is off is so each time.
        var (off, told) = await LookAsync();
        for (var again = 0; again < 4 && off > 0.01; again++)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(told);
            (off, told) = await LookAsync();
        }

        Assert.True(off <= 0.01, told);

        async Task<(double Off, string Told)> LookAsync()
        {
            // What is on the screen and where the sound is, every few milliseconds, between the pictures that the browser draws, too.
            var samples = await page.EvaluateAsync<JsonElement>("""
                () => new Promise(done => {
                  const audio = document.getElementById('sound'), samples = [], begin = performance.now();
                  const look = () => {
                    samples.push([audio.currentTime * 1000, document.querySelector('.s.heard')?.id ?? '']);
                    if (performance.now() - begin < 12000) setTimeout(look, 5); else done(samples);
                  };
                  look();
                })
                """);
            var looks = samples.EnumerateArray().Select(sample => (Ms: sample[0].GetDouble(), Id: sample[1].GetString()!)).ToList();
            var off = looks.Select(look => look.Id.Length == 0
                ? sentences.Values.Select(one => Math.Min(look.Ms - one.Begin, one.End - look.Ms)).Append(0).Max()
                : Math.Max(sentences[look.Id].Begin - look.Ms, look.Ms - sentences[look.Id].End)).ToList();
            Assert.InRange(looks.Select(look => look.Id).Distinct().Count(), 5, 500);
            Assert.InRange(looks[^1].Ms - looks[0].Ms, 2_000, 40_000);
            return (off.Count(ms => ms > Nearness) / (double)off.Count,
                $"{looks.Count} looks, {looks.Select(look => look.Id).Distinct().Count()} sentences, at most {off.Max():0} ms off, {off.Count(ms => ms > 0)} looks off at all");
        }
    }

    [Fact]
    public async Task Is_in_view_above_the_bar_and_nobody_who_reads_elsewhere_is_pulled_back()
    {
        await using var listener = await Listener.ComeAsync(papers);
        var page = await listener.OpenAsync(MadePapers.Harbour, new() { ViewportSize = new() { Width = 390, Height = 700 }, ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        await page.KeysAsync("n", "n", "n", "k");
        for (var i = 0; i < 8; i++)
        {
            await page.KeysAsync("ArrowRight");
            await page.ShouldBecomeAsync("""
                (() => {
                  const place = document.querySelector('.s.heard')?.getBoundingClientRect(), bar = document.getElementById('player').getBoundingClientRect();
                  return place && place.top >= 0 && place.bottom <= bar.top;
                })()
                """);
        }

        await page.Mouse.WheelAsync(0, 3_000);
        await page.ShouldBecomeAsync("scrollY > 3000");
        var there = await page.EvaluateAsync<double>("scrollY");
        await page.KeysAsync("ArrowLeft");
        var heard = await page.HeardAsync();
        await page.ShouldBecomeAsync($"document.querySelector('.s.heard') && document.querySelector('.s.heard').id !== '{heard}'");
        Assert.InRange(await page.EvaluateAsync<double>("scrollY"), there - 50, there + 3_100);
    }
}
