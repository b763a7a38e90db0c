using System.Globalization;
using System.Text;
using AudioPaper.Host.Jobs.Deliveries;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>A library and the newspapers that are delivered into it.</summary>
internal sealed class Morning(string library, int newspapers)
{
    /// <summary>What must be the same however a morning went.</summary>
    public static string[] Results { get; } = ["episode.mp3", "chapters.json", "transcript.vtt", "articles.json"];

    public string Library => library;

    public LibraryFolder Folder { get; } = LibraryFolder.Open(library);

    /// <summary>Hands all of them in, as somebody would who has the disk.</summary>
    public async Task DeliverAsync(int articles = 3)
    {
        for (var i = 0; i < newspapers; i++)
        {
            await DeliverAsync(MorningPapers.Page(i, articles));
        }
    }

    public async Task<Delivery> DeliverAsync(string page) => await new Inbox(Folder, TimeProvider.System).AddAsync(new IssueWishes(), [], (folder, cancellation) =>
        File.WriteAllTextAsync(Path.Combine(folder, "page.txt"), page, new UTF8Encoding(false), cancellation), TestContext.Current.CancellationToken);

    public IssueState? StateOf(int number) => Folder.Issue(new IssueId(MorningPapers.Folder(number))).StateAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public bool IsPublished(int number) => StateOf(number) is { Stage: IssueStage.Published, IsAnnounced: true };

    public bool IsDone() => Enumerable.Range(0, newspapers).All(IsPublished);

    public byte[] Result(int number, string name) => File.ReadAllBytes(Path.Combine(library, MorningPapers.Folder(number), name));

    /// <summary>Finished clips, and when each was written.</summary>
    public Dictionary<string, long> Clips() => new DirectoryInfo(Path.Combine(library, ".store", "clips")) is { Exists: true } clips
        ? clips.EnumerateFiles("*.wav", SearchOption.AllDirectories).Where(file => file.Name[0] != '.').ToDictionary(file => file.Name, file => file.LastWriteTimeUtc.Ticks, StringComparer.Ordinal) : [];

    public long SizeOfClip(string name) => new FileInfo(Path.Combine(library, ".store", "clips", name[..2], name)).Length;

    /// <summary>Fails unless every result is the same as in another library.</summary>
    public void ShouldEqual(Morning other)
    {
        for (var i = 0; i < newspapers; i++)
        {
            // The reason tells more than a byte does.
            using var report = System.Text.Json.JsonDocument.Parse(Result(i, "report.json"));
            Assert.All(report.RootElement.GetProperty("articles").EnumerateArray(), article => Assert.Null(article.GetProperty("reason").GetString()));
            foreach (var name in Results)
            {
                Assert.True(Result(i, name).AsSpan().SequenceEqual(other.Result(i, name)), string.Create(CultureInfo.InvariantCulture, $"{name} of newspaper {i} differs"));
            }
        }
    }
}
