using System.Text;
using System.Text.Json;
using AudioPaper.Host.Web.Speakers.Alexa.Model;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Speakers;

/// <summary>What <c>audiopaper alexa model</c> writes for Amazon.</summary>
public sealed class An_interaction_model : IDisposable
{
    private readonly TemporaryFolder folder = new();

    // What makes a folder a library.
    public An_interaction_model() => Directory.CreateDirectory(Path.Combine(folder["library"], ".store"));

    [Fact]
    public async Task Has_Amazons_form_and_only_intents_that_are_answered()
    {
        NodeTool.SkipWithout("ask-smapi-model", "typescript");
        var shelf = new PaperShelf(folder["library"]).Set($$"""{ "alexa": { "skillId": "{{AlexaDevice.SkillId}}" } }""");
        shelf.Publish("2026-03-18");
        var answer = await Narrator.RunAsync("alexa", "model", "--newspaper", "海湾晚报", "--library", folder["library"], "--invocation", "harbour news", "--locale", "en-US", "--locale", "en-GB", "--public-url", "https://papers.example/", "-o", folder["skill"]);
        answer.ShouldEndWith(0);
        var files = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["skill-package/skill.json", "skill-package/interactionModels/custom/en-US.json", "skill-package/interactionModels/custom/en-GB.json", "flash-briefing/skill-package/skill.json"],
            files.Select(file => Path.GetRelativePath(folder["skill"], file).Replace('\\', '/')));
        Assert.Empty(answer.Errors);

        var source = new StringBuilder("import type { v1 } from 'ask-smapi-model';\n");
        foreach (var (file, i) in files.Select((file, i) => (file, i)))
        {
            var type = file.EndsWith("skill.json", StringComparison.Ordinal) ? "Manifest.SkillManifestEnvelope" : "interactionModel.InteractionModelData";
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"export const file{i}: v1.skill.{type} = {await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)};\n");
        }

        await NodeTool.TypeCheckAsync(source.ToString());
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(files[0], TestContext.Current.CancellationToken));
        Assert.Equal("https://papers.example/%E6%B5%B7%E6%B9%BE%E6%99%9A%E6%8A%A5/alexa", manifest.RootElement.GetProperty("manifest").GetProperty("apis").GetProperty("custom").GetProperty("endpoint").GetProperty("uri").GetString());
        using var model = JsonDocument.Parse(await File.ReadAllBytesAsync(files[1], TestContext.Current.CancellationToken));
        await AnsweredAsync(model.RootElement.GetProperty("interactionModel").GetProperty("languageModel"));
    }

    [Theory]
    [InlineData(2, "is no value for --invocation", "--invocation", "Harbour News", "--public-url", "https://papers.example/")]
    [InlineData(2, "is no value for --invocation", "--invocation", "open news", "--public-url", "https://papers.example/")]
    [InlineData(2, "is no value for --invocation", "--invocation", "news", "--public-url", "https://papers.example/")]
    [InlineData(2, "is no https address", "--invocation", "harbour news", "--public-url", "http://papers.example/")]
    [InlineData(2, "is no value for --locale", "--locale", "zh-CN", "--invocation", "harbour news", "--public-url", "https://papers.example/")]
    [InlineData(1, "give one with --invocation", "--public-url", "https://papers.example/")]
    [InlineData(1, "no https address is set", "--invocation", "harbour news")]
    [InlineData(1, "has no newspaper «Other»", "--newspaper", "Other", "--invocation", "harbour news", "--public-url", "https://papers.example/")]
    public async Task Is_not_written_when_something_is_wrong(int exitCode, string sentence, params string[] arguments)
    {
        new PaperShelf(folder["library"]).Publish("2026-03-18");
        var answer = await Narrator.RunAsync(["alexa", "model", "--library", folder["library"], "-o", folder["skill"], .. arguments]);
        answer.ShouldEndWith(exitCode);
        Assert.Contains(sentence, Assert.Single(answer.Complaints), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["skill"]));
    }

    [Fact]
    public async Task Of_a_private_newspaper_needs_a_listeners_address()
    {
        new PaperShelf(folder["library"], "Harbour News").Set("{ \"private\": true }").Publish("2026-03-18");
        string[] arguments = ["alexa", "model", "--ui", "zh", "--library", folder["library"], "-o", folder["skill"], "--public-url"];
        var refused = await Narrator.RunAsync([.. arguments, "https://papers.example/"]);
        refused.ShouldEndWith(1);
        Assert.Contains("不公开", refused.Errors, StringComparison.Ordinal);
        var answer = await Narrator.RunAsync([.. arguments, "https://papers.example/p/secret/"]);
        answer.ShouldEndWith(0);
        Assert.Contains("https://papers.example/p/secret/Harbour%20News/alexa", await File.ReadAllTextAsync(Path.Combine(folder["skill"], "skill-package", "skill.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("skillId", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The Harbour News", "the harbour news")]
    [InlineData("Harbour News-Letter", "harbour news letter")]
    [InlineData("Bread & Boats", null)]
    [InlineData("Bread and Boats", null)]
    [InlineData("The News", null)]
    [InlineData("海湾晚报", null)]
    [InlineData("News", null)]
    [InlineData("The Daily Echo", null)]
    [InlineData("Area 51 News", null)]
    public void Is_called_by_a_name_that_Alexa_takes(string newspaper, string? name) => Assert.Equal(name, InvocationName.Of(newspaper));

    public void Dispose() => folder.Dispose();

    // Nothing that people may say is answered with «I did not get that», no sample stands twice, and no slot is unknown.
    private static async Task AnsweredAsync(JsonElement model)
    {
        await using var device = await AlexaDevice.StartAsync();
        var samples = new HashSet<string>();
        foreach (var intent in model.GetProperty("intents").EnumerateArray())
        {
            var name = intent.GetProperty("name").GetString()!;
            var slots = intent.TryGetProperty("slots", out var told) ? told.EnumerateArray().Select(slot => slot.GetProperty("name").GetString()!).ToArray() : [];
            foreach (var sample in intent.GetProperty("samples").EnumerateArray().Select(sample => sample.GetString()!))
            {
                Assert.True(samples.Add(sample), sample);
                Assert.All(sample.Split('{').Skip(1), part => Assert.Contains(part[..part.IndexOf('}', StringComparison.Ordinal)], slots));
            }

            var response = await device.AskAsync(AlexaDevice.Request("IntentRequest", name, [.. slots.Select(slot => (slot, "1"))]));
            var said = response.TryGetProperty("outputSpeech", out var speech) ? speech.GetProperty("ssml").GetString()! : "";
            Assert.Equal(name == "AMAZON.FallbackIntent", said.Contains("I did not get that", StringComparison.Ordinal));
        }
    }
}
