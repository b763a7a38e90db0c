using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;
using AudioPaper.Synthesis;
using AudioPaper.Tests;
using AudioPaper.Tests.Packaging;
using AudioPaper.Tests.Packaging.Books;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class Books_of_an_issue : IDisposable
{
    private static readonly XNamespace Smil = "http://www.w3.org/ns/SMIL";
    private static readonly NewspaperSettings All = new() { Books = ["epub", "daisy", "audiobook", "lpf"] };
    private readonly Workshop workshop = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        workshop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Have_the_border_of_each_clip_in_the_pause_before_its_words()
    {
        var published = await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice(), settings: All);
        var book = Unpack(published.Issue.At("episode.epub"), "epub");
        var cues = WebVtt.Read(await File.ReadAllTextAsync(published.Issue.At("transcript.vtt"), TestContext.Current.CancellationToken));
        var format = new NoiseVoice().Format;
        var (seen, articleStart) = (0, 0.0);
        foreach (var overlay in Directory.GetFiles(Path.Combine(book, "EPUB", "overlay")).Order(StringComparer.Ordinal))
        {
            var sound = await Programs.DecodeAsync(Path.Combine(book, "EPUB", "audio", Path.GetFileNameWithoutExtension(overlay) + ".mp3"));
            foreach (var audio in DaisyRules.Read(overlay).Descendants(Smil + "audio"))
            {
                var begin = Seconds(audio.Attribute("clipBegin")!.Value);
                var words = cues[seen].Start.TotalSeconds - articleStart;
                if (begin > 0)
                {
                    // The words stand where the transcript has them, and the clip begins as much before them as it should.
                    Assert.InRange(words - begin, BookPlan.Lead.TotalSeconds - 0.0015, BookPlan.Lead.TotalSeconds + 0.0015);
                    var border = (int)(begin * format.SampleRate);
                    Assert.True(LoudestIn(sound, border - 441, border + 882) < 200, $"{overlay} {begin}: no silence around the border");
                    Assert.InRange(FirstLoud(sound, border) / (double)format.SampleRate - words, -0.005, 0.005);
                }

                seen++;
            }

            Assert.InRange(sound.Length / (double)format.SampleRate - Seconds(DaisyRules.Read(overlay).Descendants(Smil + "audio").Last().Attribute("clipEnd")!.Value), 0, 0.0011);
            articleStart += sound.Length / (double)format.SampleRate;
        }

        Assert.Equal(cues.Count, seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pass_all_checkers(bool isWhole)
    {
        var settings = isWhole ? All : All with { HasOpening = false, HasClosing = false, HasSections = false };
        var published = await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice(), settings: settings);

        var daisy = Unpack(published.Issue.At("episode.daisy.zip"), "daisy");
        DaisyRules.ShouldHold(daisy);
        await BookTools.ShouldBeValidAsync(Directory.GetFiles(daisy).Where(path => Path.GetExtension(path) is ".html" or ".smil"));
        await BookTools.ShouldPassEpubCheckAsync(published.Issue.At("episode.epub"));
        await BookTools.ShouldPassAceAsync(published.Issue.At("episode.epub"), folder);
    }

    [Fact]
    public async Task Hold_what_is_spoken_and_nothing_that_is_skipped()
    {
        var published = await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice(), settings: All);
        var book = Unpack(published.Issue.At("episode.epub"), "epub");
        var text = string.Concat(Directory.GetFiles(Path.Combine(book, "EPUB", "text")).Order(StringComparer.Ordinal).Select(path => DaisyRules.Read(path).Root!.Elements().Last().Value));

        Assert.All(WebVtt.Read(await File.ReadAllTextAsync(published.Issue.At("transcript.vtt"), TestContext.Current.CancellationToken)), cue => Assert.Contains(PlainText.OneLine(cue.Text), text, StringComparison.Ordinal));
        Assert.NotEmpty(published.Report.Skipped.Where(skipped => skipped.Text.Length > 12));
        Assert.All(published.Report.Skipped.Where(skipped => skipped.Text.Length > 12), skipped => Assert.DoesNotContain(skipped.Text.Trim(), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Say_what_is_missing_where_an_article_could_not_be_spoken()
    {
        var voice = new NoiseVoice { Before = (utterance, _) => { if (utterance.Text.Contains("修钟的师傅", StringComparison.Ordinal)) { throw new SynthesisException("It has lost its voice.", isTransient: false); } } };
        var published = await workshop.MakeAsync(MadeIssue.ShortPage, voice, settings: All);
        var book = Unpack(published.Issue.At("episode.epub"), "epub");
        var missing = Directory.GetFiles(Path.Combine(book, "EPUB", "text")).Select(DaisyRules.Read).Single(text => text.Root!.Value.Contains("这篇文章暂时无法播出。", StringComparison.Ordinal));

        Assert.Equal("旧钟楼重新敲响", missing.Descendants().Single(element => (string?)element.Attribute("id") == "headline").Value);
        Assert.Equal("announced", (string?)missing.Descendants().Single(element => element.Name.LocalName == "p").Attribute("class"));
        DaisyRules.ShouldHold(Unpack(published.Issue.At("episode.daisy.zip"), "daisy"));
    }

    [Fact]
    public async Task Are_made_once_mended_when_lost_and_removed_when_nobody_wants_them()
    {
        var first = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), settings: All);
        var names = BookKind.All.SelectMany(kind => kind.FileNames).ToList();
        var made = names.ToDictionary(name => name, name => (Bytes: File.ReadAllBytes(first.Issue.At(name)), Time: File.GetLastWriteTimeUtc(first.Issue.At(name))));
        File.Delete(first.Issue.At("episode.epub"));

        await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), settings: All);
        Assert.All(made, file => Assert.Equal(file.Value.Bytes, File.ReadAllBytes(first.Issue.At(file.Key))));
        Assert.All(made.Where(file => file.Key != "episode.epub"), file => Assert.Equal(file.Value.Time, File.GetLastWriteTimeUtc(first.Issue.At(file.Key))));

        await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), settings: All with { Author = "Somebody else" });
        Assert.All(names, name => Assert.NotEqual(made[name].Bytes, name == "contents.html" ? [] : File.ReadAllBytes(first.Issue.At(name))));

        await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice(), settings: All with { Books = [] });
        Assert.All(names, name => Assert.False(File.Exists(first.Issue.At(name)), name));
        Assert.DoesNotContain("epub", await File.ReadAllTextAsync(first.Issue.At("feed.xml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Need_sound_as_MP3()
    {
        Assert.Equal(["epub"], NewspaperSettings.Default.BooksFor(["m4b", "mp3"]));
        Assert.Empty(NewspaperSettings.Default.BooksFor(["opus"]));
        Assert.Empty((NewspaperSettings.Default with { Books = [] }).BooksFor(["mp3"]));
    }

    private string Unpack(string path, string name)
    {
        ZipFile.ExtractToDirectory(path, folder[name]);
        return folder[name];
    }

    private static double Seconds(string clock) => TimeSpan.ParseExact(clock, @"h\:mm\:ss\.fff", CultureInfo.InvariantCulture).TotalSeconds;

    private static int LoudestIn(short[] sound, int from, int to) => sound[from..to].Max(sample => Math.Abs((int)sample));

    private static int FirstLoud(short[] sound, int from)
    {
        while (Math.Abs((int)sound[from]) < 1_000)
        {
            from++;
        }

        return from;
    }
}
