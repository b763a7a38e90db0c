using System.Text.Json;
using AudioPaper.Voices.Catalogue;

namespace AudioPaper.Voices.Tests.Catalogue;

public sealed class The_catalogue
{
    [Fact]
    public void Has_voices_of_all_engines_each_once_with_files_for_those_that_are_downloaded()
    {
        var voices = VoiceCatalogue.Read(Repository.At("voices", "catalog.json")).Voices;
        Assert.Equal(["azure", "espeak-ng", "openai", "piper"], voices.Select(voice => voice.Engine).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(voices.Length, voices.Select(voice => voice.Id).Distinct().Count());
        Assert.All(voices, voice => Assert.Equal(voice.Engine == "piper", voice.Files is not null));
        var huayan = voices.Single(voice => voice.Id.Name == "zh_CN-huayan-medium");
        Assert.EndsWith("/zh/zh_CN/huayan/medium/zh_CN-huayan-medium.onnx", huayan.Files!.Model.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.NotNull(huayan.Files.Model.Hash);
    }

    [Fact]
    public void Has_no_member_that_its_schema_does_not_know()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.At("voices", "catalog.schema.json")));
        using var catalogue = JsonDocument.Parse(File.ReadAllBytes(Repository.At("voices", "catalog.json")));
        var voice = schema.RootElement.GetProperty("$defs").GetProperty("voice");
        var known = voice.GetProperty("properties").EnumerateObject().Select(member => member.Name).ToHashSet();
        var required = voice.GetProperty("required").EnumerateArray().Select(member => member.GetString()!).ToList();
        Assert.All(catalogue.RootElement.GetProperty("voices").EnumerateArray(), entry =>
        {
            var members = entry.EnumerateObject().Select(member => member.Name).ToList();
            Assert.Subset(known, members.ToHashSet());
            Assert.Empty(required.Except(members));
        });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"piper":"https://example.org/","voices":[{"id":"nobody"}]}""")]
    public void That_is_broken_is_told_with_its_place(string content)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            Assert.Contains(path, Assert.Throws<VoiceInstallException>(() => VoiceCatalogue.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
