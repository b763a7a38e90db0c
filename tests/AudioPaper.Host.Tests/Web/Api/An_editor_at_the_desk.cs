using System.Net;
using System.Text.RegularExpressions;
using AudioPaper.Packaging;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Api;

/// <summary>The page of an issue for editors, with a real issue spoken by espeak-ng.</summary>
public sealed partial class An_editor_at_the_desk
{
    private const string Issue = "/api/v1/issues/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19";
    private const string Desk = "/desk/issues/%E5%B0%8F%E5%9F%8E%E6%97%A9%E6%8A%A5/2026-03-19";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sees_what_became_of_the_page_and_corrects_an_article()
    {
        await using var office = await Office.OpenAsync(workers: 2);
        using var program = await office.ProgramAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Repository.At("tests", "samples", "short", "page.txt"), Now)), "files", "page.txt" } };
        using var delivered = await program.PostAsync("/api/v1/issues", form, Now);
        await Office.UntilAsync(program, Issue, json => json.GetProperty("stage").GetString() == "published");
        using var editor = await office.PersonAsync("editor", "editor");
        editor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var page = await editor.GetStringAsync(Desk, Now);
        Assert.Contains("Characters: 204, spoken 184, left out 20", page, StringComparison.Ordinal);
        Assert.Contains("Nameplate: 1", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"wave\"", page, StringComparison.Ordinal);
        // Opening, two articles and closing begin somewhere; the outline is loud and soft.
        Assert.Equal(4, Chapter().Count(page));
        Assert.True(Peak().Matches(page).Select(match => match.Value).Distinct().Count() > 10);

        using var proof = await editor.GetAsync(Desk + "/proof", Now);
        Assert.Contains("script-src 'sha256-", proof.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("核桃面包", await proof.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Contains("miàn", await editor.GetStringAsync(Desk + "/script", Now), StringComparison.Ordinal);

        // One sentence is corrected; another is added, and the headline keeps what was said of it.
        var edit = await editor.GetStringAsync(Desk + "/articles/a1", Now);
        Assert.Contains("value=\"面包店一周年请喝热茶\"", edit, StringComparison.Ordinal);
        var (tag, token) = (Tag().Match(edit).Groups[1].Value, await Office.FormTokenAsync(editor, Desk + "/articles/a1"));
        using var saved = await editor.PostAsync(Desk + "/articles/a1", Edit("面包店请喝茶", "今天的面包特别香。\r\n\r\n明天还有。"), Now);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        await Office.UntilAsync(program, Issue, json => json.GetProperty("publications").GetInt32() == 2);
        var transcript = await program.GetStringAsync(Issue + "/episode/transcript", Now);
        Assert.Contains("面包店请喝茶", transcript, StringComparison.Ordinal);
        Assert.Contains("明天还有。", transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("核桃面包", transcript, StringComparison.Ordinal);
        Assert.Contains("钟楼", transcript, StringComparison.Ordinal);

        // Who began before that is told so, and loses nothing of what was written.
        using var late = await editor.PostAsync(Desk + "/articles/a1", Edit("晚到的标题", "晚到的正文。"), Now);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("晚到的正文。", await late.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(Desk + "/articles/a9", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/desk/issues/x/y/proof", Now)).StatusCode);

        FormUrlEncodedContent Edit(string headline, string body) => Office.Form(("__csrf", token), ("tag", tag), ("headline", headline), ("kicker", ""), ("deck", ""), ("section", ""), ("paragraphs", body));
    }

    [Fact]
    public async Task Sees_loud_and_soft_where_they_are()
    {
        using var folder = new TemporaryFolder();
        var wav = folder["sound.wav"];
        short[] samples = [.. Enumerable.Range(0, 22_050).Select(i => (short)(i < 11_025 ? 0 : 20_000 * Math.Sin(i * 0.1)))];
        await File.WriteAllBytesAsync(wav, AudioPaper.Voices.Tests.Web.Wav.Of(samples, 22_050), Now);
        var ffmpeg = await FfmpegProgram.FindAsync(cancellationToken: Now);

        var peaks = await Waveform.OfAsync(ffmpeg, wav, TimeSpan.FromSeconds(1), 10, Now);

        Assert.All(peaks[..4], peak => Assert.InRange(peak, 0, 3));
        Assert.All(peaks[6..], peak => Assert.InRange(peak, 140, 170));
        // A file that is longer than was said puts the rest into the last stretch.
        Assert.Equal(2, (await Waveform.OfAsync(ffmpeg, wav, TimeSpan.FromMilliseconds(100), 2, Now)).Length);
        await File.WriteAllTextAsync(wav, "no sound", Now);
        await Assert.ThrowsAsync<EncodingException>(() => Waveform.OfAsync(ffmpeg, wav, TimeSpan.FromSeconds(1), 10, Now));
    }

    [GeneratedRegex("<line ")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"v(\d+)M")]
    private static partial Regex Peak();

    [GeneratedRegex("name=\"tag\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Tag();
}
