using System.Text.Json;
using AudioPaper.Host.Library;
using AudioPaper.Packaging;
using AudioPaper.Packaging.Books;
using AudioPaper.Packaging.ReadAlong;
using AudioPaper.Synthesis;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Jobs;

public sealed class What_is_read_along : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task Says_the_same_as_transcript_and_chapters()
    {
        var published = await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice(), settings: new NewspaperSettings { Books = [] });
        var issue = Read(published.Issue);
        var cues = WebVtt.Read(await File.ReadAllTextAsync(published.Issue.At("transcript.vtt"), TestContext.Current.CancellationToken));
        var sentences = issue.Articles.SelectMany(article => article.Passages).SelectMany(passage => passage.Sentences).Where(sentence => sentence.BeginMs is not null).ToList();

        Assert.Equal(cues.Select(cue => PlainText.OneLine(cue.Text)), sentences.Select(sentence => sentence.Text));
        Assert.All(cues.Zip(sentences), pair =>
        {
            // It begins a moment before its words, and ends when the next begins.
            Assert.InRange(pair.First.Start.TotalMilliseconds - pair.Second.BeginMs!.Value, 0, BookPlan.Lead.TotalMilliseconds + 1);
            Assert.InRange(pair.Second.EndMs!.Value, pair.First.End.TotalMilliseconds - 1, double.MaxValue);
        });
        Assert.All(sentences.Zip(sentences.Skip(1)), pair => Assert.True(pair.First.EndMs <= pair.Second.BeginMs));
        Assert.Equal(sentences.Count, sentences.Select(sentence => sentence.Id).Distinct().Count());

        using var chapters = JsonDocument.Parse(await File.ReadAllBytesAsync(published.Issue.At("chapters.json"), TestContext.Current.CancellationToken));
        Assert.Equal(
            chapters.RootElement.GetProperty("chapters").EnumerateArray().Select(chapter => (chapter.GetProperty("title").GetString()!, chapter.GetProperty("startTime").GetDecimal() * 1000, chapter.GetProperty("endTime").GetDecimal() * 1000,
                chapter.TryGetProperty("audiopaper:section", out var section) ? section.GetString() : null)),
            issue.Sections.SelectMany(section => section.Articles.Select(article => (article.Title, (decimal)article.BeginMs, (decimal)article.EndMs, section.Title))));
        Assert.Equal(issue.DurationMs, issue.Articles.Last().EndMs);
        Assert.All(issue.Articles, article => Assert.True(File.Exists(published.Issue.At(article.File.Split('/')))));
        Assert.Equal(["opening", .. Enumerable.Repeat("article", 9), "closing"], issue.Articles.Select(article => article.Kind));
        Assert.All(sentences.Where(sentence => sentence.Runs is not null), sentence => Assert.Equal(sentence.Text, string.Concat(sentence.Runs!.Value.Select(run => run.Text))));
        Assert.Contains(sentences, sentence => sentence.Runs is { } runs && runs.Any(run => run.Language == "en"));
    }

    [Fact]
    public async Task Has_the_form_that_its_schema_tells()
    {
        var published = await workshop.MakeAsync(MadeIssue.HarbourPages, new NoiseVoice());
        using var schema = JsonDocument.Parse(await File.ReadAllBytesAsync(Repository.At("src", "AudioPaper", "Packaging", "ReadAlong", "readalong.schema.json"), TestContext.Current.CancellationToken));
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(published.Issue.At(ReadAlongJson.FileName), TestContext.Current.CancellationToken));
        var problems = new List<string>();
        Check(schema.RootElement, file.RootElement, schema.RootElement.GetProperty("$defs"), "", problems);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task Has_no_times_for_what_no_voice_could_say_and_is_mended_when_somebody_spoils_it()
    {
        var voice = new NoiseVoice { Before = (utterance, _) => { if (utterance.Text.Contains("修钟的师傅", StringComparison.Ordinal)) { throw new SynthesisException("It has lost its voice.", isTransient: false); } } };
        var published = await workshop.MakeAsync(MadeIssue.ShortPage, voice);
        var missing = Read(published.Issue).Articles.Single(article => article.Title == "旧钟楼重新敲响");
        Assert.Equal(["headline", "announcement"], missing.Passages.Select(passage => passage.Role));

        var whole = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
        var bytes = await File.ReadAllBytesAsync(whole.Issue.At(ReadAlongJson.FileName), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(whole.Issue.At(ReadAlongJson.FileName), "{}", TestContext.Current.CancellationToken);
        await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(whole.Issue.At(ReadAlongJson.FileName), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Goes_with_an_article_that_is_taken_out()
    {
        var published = await workshop.MakeAsync(MadeIssue.ShortPage, new NoiseVoice());
        Host.Jobs.Removal.ArticleCorrection.RemoveFiles(published.Issue, "a1");
        Assert.False(File.Exists(published.Issue.At(ReadAlongJson.FileName)));
    }

    private static ReadAlongIssue Read(IssueFolder issue)
    {
        using var stream = File.OpenRead(issue.At(ReadAlongJson.FileName));
        return ReadAlongJson.Read(stream) ?? throw new InvalidDataException("It cannot be read.");
    }

    // As much of JSON Schema as the schema uses.
    private static void Check(JsonElement schema, JsonElement value, JsonElement definitions, string place, List<string> problems)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(definitions.GetProperty(reference.GetString()!.Split('/')[^1]), value, definitions, place, problems);
        }

        if (schema.TryGetProperty("type", out var type) && !(type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object, "array" => value.ValueKind == JsonValueKind.Array, "string" => value.ValueKind == JsonValueKind.String,
            _ => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 0,
        }))
        {
            problems.Add($"{place} is no {type}");
        }

        if ((schema.TryGetProperty("const", out var only) && only.ToString() != value.ToString()) || (schema.TryGetProperty("enum", out var some) && some.EnumerateArray().All(one => one.GetString() != value.GetString())))
        {
            problems.Add($"{place} is {value}");
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            problems.AddRange(schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place} has no {name}"));
            foreach (var member in value.EnumerateObject())
            {
                if (!properties.TryGetProperty(member.Name, out var own))
                {
                    problems.Add($"{place}/{member.Name} is not told");
                }
                else
                {
                    Check(own, member.Value, definitions, $"{place}/{member.Name}", problems);
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var one in value.EnumerateArray())
            {
                Check(items, one, definitions, place + "/*", problems);
            }
        }
    }
}
