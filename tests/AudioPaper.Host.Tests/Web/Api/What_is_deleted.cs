using System.Net;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>Issues that go while somebody needs them.</summary>
public sealed class What_is_deleted
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_read_to_its_end_by_whoever_has_begun()
    {
        await using var office = await Office.OpenAsync();
        var issue = await office.ShelveAsync("Mine");
        var sound = new byte[8 << 20];
        Random.Shared.NextBytes(sound);
        await File.WriteAllBytesAsync(issue.At("episode.mp3"), sound, Now);
        using var program = await office.ProgramAsync();
        using var answer = await program.GetAsync("/api/v1/issues/Mine/2026-03-19/episode/files/episode.mp3", HttpCompletionOption.ResponseHeadersRead, Now);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync("/api/v1/issues/Mine/2026-03-19", Now)).StatusCode);
        Assert.Equal(sound, await answer.Content.ReadAsByteArrayAsync(Now));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/api/v1/issues/Mine/2026-03-19/episode/files/episode.mp3", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync("/api/v1/issues/Mine/2026-03-19", Now)).StatusCode);
    }

    [Theory]
    [InlineData("issue")]
    [InlineData("state")]
    [InlineData("../../newspaper")]
    [InlineData("../report")]
    [InlineData("*")]
    public async Task Is_of_an_article_only_what_is_its_own(string id)
    {
        await using var office = await Office.OpenAsync();
        var issue = await office.ShelveAsync("Mine");
        await File.WriteAllTextAsync(Path.Combine(office.Library.Root, "Mine", "newspaper.json"), "{}", Now);
        await File.WriteAllTextAsync(Path.Combine(office.Library.Root, "newspaper.json"), "{}", Now);
        var before = Directory.GetFiles(office.Library.Root, "*.json", SearchOption.AllDirectories);
        Host.Jobs.Removal.ArticleCorrection.RemoveFiles(issue, id);
        Assert.Equal(before.Order(), Directory.GetFiles(office.Library.Root, "*.json", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task Stops_being_made_and_leaves_no_clip_that_only_it_needed()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        foreach (var (sample, edition) in new[] { ("short", ""), ("harbour", "") })
        {
            using var form = new MultipartFormDataContent();
            foreach (var page in Directory.GetFiles(Repository.At("tests", "samples", sample), "*.txt").Order())
            {
                form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(page, Now)), "files", Path.GetFileName(page));
            }

            form.Add(new StringContent(edition), "edition");
            Assert.Equal(HttpStatusCode.Accepted, (await program.PostAsync("/api/v1/issues", form, Now)).StatusCode);
        }

        await Office.UntilAsync(program, "/api/v1/issues?stage=published", json => json.GetProperty("total").GetInt32() == 2);
        var kept = office.Library.Issues().Single(id => id.Folder.StartsWith("小城早报", StringComparison.Ordinal));
        var gone = office.Library.Issues().Single(id => id != kept);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync("/api/v1/issues/" + string.Join('/', gone.Folder.Split('/').Select(Uri.EscapeDataString)), Now)).StatusCode);
        var needed = await Host.Library.IssueCheck.NeededAsync(office.Library.Issue(kept), Now);
        Assert.Equal(needed!.Order(), new Host.Library.StoreFiles(office.Library).All().Select(file => file.Name).Order());
    }
}
