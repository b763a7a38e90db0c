using System.Collections.Immutable;
using System.IO.Compression;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;
using AudioPaper.Stitching;

namespace AudioPaper.Tests.Packaging.Books;

/// <summary>Books of invented issues, as files.</summary>
internal sealed class Shelf : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TemporaryFolder Folder => folder;

    /// <summary>A book: opening, articles (every twentieth begins a section and announces it), each with kicker, headline, paragraph and something nobody can say.</summary>
    public static Book Book(int chapterCount, IReadOnlyList<string> titles, string language = "zh-CN")
    {
        var recording = Issues.Recording(chapterCount, titles);
        recording = recording with { Cues = [.. recording.Cues.Select(cue => cue.Text.Length > 0 ? cue : cue with { Text = "x" })] };
        return BookPlan.Of(recording, [.. recording.Chapters.Select((chapter, i) => Track(recording, chapter, i, language))], Issues.Tags with
        {
            ItemGuid = "19fd4bd1-1a9f-5c9b-acdb-29f53859cbb2", Title = titles[0], Description = string.Join('\n', titles), Copyright = titles[^1], Author = titles[1 % titles.Count], Language = language,
        }) with { Narrators = ["espeak:cmn", titles[0]] };
    }

    private static BookTrack Track(Recording recording, Chapter chapter, int index, string language)
    {
        var cues = recording.Cues.Where(cue => cue.Id.StartsWith(chapter.ArticleId + "-", StringComparison.Ordinal)).ToList();
        var announces = index % 20 == 1;
        var (first, second) = (cues[0].Text, cues[1].Text);
        ImmutableArray<BookLine> lines = index == 0
            ? [new(PassageRole.Opening, first, language, true), new(PassageRole.Opening, second, language, true)]
            : announces ? [new(PassageRole.Opening, first, language, true), new(PassageRole.Headline, second, language, false), new(PassageRole.Paragraph, "😀", language, false)]
            : [new(PassageRole.Headline, first, language, false), new(PassageRole.Byline, "😀", language, false), new(PassageRole.Paragraph, second + " ☃", language, false)];
        return new BookTrack(chapter.End - chapter.Start, language, lines,
            [new BookCue(0, 0, first.Length), new BookCue(announces || index == 0 ? 1 : 2, 0, second.Length)]) { Page = index == 0 ? null : $"A{((index - 1) / 20) + 1}" };
    }

    /// <summary>Writes a book, with the same short sound for all articles.</summary>
    public async Task<string> WriteAsync(string kind, Book book, string? name = null)
    {
        if (!File.Exists(folder["sound.mp3"]))
        {
            await Issues.WriteMp3Async(folder["sound.mp3"], new Recording(Sounds.Format, 5_760, [], []), Issues.Tags, await Sounds.TrackAsync(folder["track"], Sounds.Click(10, 3_000)));
            await File.WriteAllBytesAsync(folder["cover.jpg"], Cover.Draw("海湾晚报", new(2026, 3, 18), "zh-CN").Jpeg, TestContext.Current.CancellationToken);
        }

        var file = BookKind.All.Single(one => one.Name == kind).Files(book, folder["cover.jpg"], _ => folder["sound.mp3"])[0];
        var path = folder[name ?? file.Name];
        Assert.Equal(await BookArchive.WriteAsync(path, file.Entries, TestContext.Current.CancellationToken), new FileInfo(path).Length);
        Assert.True(BookArchive.IsWhole(path));
        return path;
    }

    /// <summary>All files of an archive, unpacked.</summary>
    public static string Unpack(string path)
    {
        var to = path + ".files";
        ZipFile.ExtractToDirectory(path, to);
        return to;
    }

    public void Dispose() => folder.Dispose();
}
