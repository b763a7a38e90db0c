using System.Text;
using System.Text.Json;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Synthesis;
using AudioPaper.Tests;
using AudioPaper.Voices.OpenAi;
using CsCheck;

namespace AudioPaper.Host.Tests.Library;

public sealed class Settings_files
{
    [Fact]
    public void Say_how_a_newspaper_sounds()
    {
        var settings = Parse("""
            {
              // what our readers wanted
              "$schema": "newspaper.settings.schema.json", "language": "en", "loudness": -14, "opening": false, "contents": false, "sections": false, "earcons": false,
              "closing": false, "digest": false, "leadInMs": 1500, "pauses": 1.25, "formats": ["mp3", "opus"], "copyright": "© 海湾晚报", "author": "A", "cover": "cover.png",
            }
            """);

        Assert.Equal("mp3 opus", string.Join(' ', settings.Formats));
        Assert.Equal(
            new NewspaperSettings
            {
                Language = "en", LoudnessLufs = -14, HasOpening = false, HasContents = false, HasSections = false, HasEarcons = false, HasClosing = false, HasDigest = false,
                LeadIn = TimeSpan.FromSeconds(1.5), PauseScale = 1.25, Formats = settings.Formats, Copyright = "© 海湾晚报", Author = "A", Cover = "cover.png", OpenAi = settings.OpenAi,
            },
            settings);
    }

    [Fact]
    public void Say_when_an_issue_must_be_there()
    {
        var settings = Parse("{\"readyBy\": \"06:30\", \"timeZone\": \"Europe/Berlin\", \"publish\": \"hold\"}");
        Assert.Equal((new TimeOnly(6, 30), "Europe/Berlin", true), (settings.ReadyBy!.Value, settings.TimeZone.Id, settings.HoldsIssues));
        Assert.Equal((null, "UTC", false), (NewspaperSettings.Default.ReadyBy, NewspaperSettings.Default.TimeZone.Id, NewspaperSettings.Default.HoldsIssues));
    }

    [Fact]
    public void Say_who_speaks_and_what_it_may_cost()
    {
        var settings = Parse("""
            {
              "voices": { "body": ["azure:zh-CN-YunyangNeural@newscast-casual", "piper:zh_CN-huayan-medium"], "quotation": "espeak:cmn+m3", "en": { "body": "piper:en_US-lessac-medium" } },
              "azure": { "region": "chinaeast2", "pricePerMillion": 12.5 },
              "openai": { "baseAddress": "http://localhost:8880/v1", "model": "kokoro", "sampleRate": 22050, "sound": "pcm" },
              "budget": { "perMonth": 20, "currency": "CNY" }
            }
            """);
        var cast = settings.CastOf(null);
        Assert.Equal("azure:zh-CN-YunyangNeural@newscast-casual piper:zh_CN-huayan-medium espeak:cmn", string.Join(' ', cast.ChainOf(UtteranceKind.Body, isMandarin: true)));
        Assert.Equal(cast.ChainOf(UtteranceKind.Body, isMandarin: true), cast.ChainOf(UtteranceKind.Opening, isMandarin: true));
        Assert.Equal("espeak:cmn+m3 espeak:cmn", string.Join(' ', cast.ChainOf(UtteranceKind.Quotation, isMandarin: false)));
        Assert.Equal("piper:en_US-lessac-medium espeak:cmn", string.Join(' ', cast.ChainOf(UtteranceKind.Headline, isMandarin: false)));
        Assert.Equal(("chinaeast2", 12.5m), (settings.Azure.Region, settings.Azure.PricePerMillionCharacters));
        Assert.Equal(("http://localhost:8880/v1", "kokoro", 22_050, OpenAiSound.Pcm), (settings.OpenAi.BaseAddress, settings.OpenAi.Model, settings.OpenAi.SampleRate, settings.OpenAi.Sound));
        Assert.Equal((20m, "CNY"), (settings.BudgetPerMonth, settings.Currency));
        Assert.Equal([new VoiceId("espeak", "cmn+f3"), Cast.Offline], settings.CastOf(new VoiceId("espeak", "cmn+f3")).ChainOf(UtteranceKind.Body, isMandarin: true));
    }

    [Fact]
    public void Say_what_its_feeds_tell_and_who_may_hear_it()
    {
        var settings = Parse("""
            {
              "private": true, "description": "海湾的消息", "website": "https://bay.example/", "email": "desk@bay.example", "category": "Politics", "explicit": true,
              "hubs": ["https://hub.example/"], "people": { "narrator": "顾汀舟", "editor": ["A", "B"] }
            }
            """);
        Assert.Equal((true, "海湾的消息", "https://bay.example/", "desk@bay.example", "Politics", true),
            (settings.IsPrivate, settings.Description, settings.Website, settings.Email, settings.Category, settings.IsExplicit));
        Assert.Equal(["https://hub.example/"], settings.Hubs);
        Assert.Equal([("narrator", "顾汀舟"), ("editor", "A"), ("editor", "B")], settings.People);
    }

    [Fact]
    public void May_be_missing_or_empty()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(NewspaperSettings.Default, SettingsFile.Read(folder["none.json"]));
        Assert.Equal(NewspaperSettings.Default, Parse("\uFEFF{}"));
    }

    [Theory]
    [InlineData("{\n \"loudnes\": -16}", 2, "no setting «loudnes»")]
    [InlineData("{\n\n\"loudness\": -15}", 3, "-14, -16, -19")]
    [InlineData("{\"loudness\": \"-16\"}", 1, "must be one of")]
    [InlineData("{\"digest\": \"yes\"}", 1, "true or false")]
    [InlineData("{\"leadInMs\": 10001}", 1, "from 0 to 10000")]
    [InlineData("{\"leadInMs\": -1}", 1, "from 0 to 10000")]
    [InlineData("{\"pauses\": 1e400}", 1, "from 0.5 to 2")]
    [InlineData("{\"pauses\": null}", 1, "from 0.5 to 2")]
    [InlineData("{\"language\": \"fr\"}", 1, "\"zh-CN\", \"en\"")]
    [InlineData("{\"formats\": []}", 1, "a list with some of")]
    [InlineData("{\"formats\": [\"mp3\", \"mp3\"]}", 1, "none twice")]
    [InlineData("{\"formats\": [[\"mp3\"]]}", 1, "short list")]
    [InlineData("{\"formats\": \"mp3\"}", 1, "a list with some of")]
    [InlineData("{\"author\": {\"name\": \"A\"}}", 1, "one line in quotes")]
    [InlineData("{\"author\": \"a\\nb\"}", 1, "one line in quotes")]
    [InlineData("{\"opening\": true,\n \"opening\": false}", 2, "said twice")]
    [InlineData("{\"voices\": {\"body\": \"Azure\"}}", 1, "a voice such as")]
    [InlineData("{\"voices\": {\"body\": [\"espeak:cmn\", \"espeak:cmn\"]}}", 1, "none twice")]
    [InlineData("{\"voices\": {\n\"boddy\": \"espeak:cmn\"}}", 2, "no setting «voices.boddy»; there is: body")]
    [InlineData("{\"voices\": \"espeak:cmn\"}", 1, "«voices» must stand in { }")]
    [InlineData("{\"voices\": {\"en\": {\"headline\": {}}}}", 1, "a voice such as")]
    [InlineData("{\"budget\": {\"perMonth\": -1}}", 1, "from 0 to 1000000")]
    [InlineData("{\"azure\": {\"key\": \"abc\"}}", 1, "no setting «azure.key»")]
    [InlineData("{\"readyBy\": \"6.30\"}", 1, "a time of day")]
    [InlineData("{\"readyBy\": \"24:00\"}", 1, "a time of day")]
    [InlineData("{\"timeZone\": \"Berlin\"}", 1, "a time zone such as")]
    [InlineData("{\"timeZone\": \"../../etc/passwd\"}", 1, "a time zone such as")]
    [InlineData("{\"publish\": \"later\"}", 1, "one of \"auto\", \"hold\"")]
    [InlineData("{\"private\": 1}", 1, "true or false")]
    [InlineData("{\"website\": \"bay.example\"}", 1, "a web address")]
    [InlineData("{\"hubs\": [\"file:///etc/passwd\"]}", 1, "web addresses")]
    [InlineData("{\"hubs\": [\"https://a:b@hub.example/\"]}", 1, "web addresses")]
    [InlineData("{\"people\": {\"narrator\": \"\"}}", 1, "list of names")]
    [InlineData("{\"people\": {\"cook\": \"A\"}}", 1, "no setting «people.cook»")]
    [InlineData("[1]", 1, "must stand in { }")]
    [InlineData("", 1, "no JSON")]
    [InlineData("{\n\"opening\": tru", 2, "no JSON")]
    [InlineData("{} {}", 1, "no JSON")]
    public void With_a_mistake_are_refused_with_its_line(string json, int line, string what)
    {
        var refused = Assert.Throws<LibraryException>(() => Parse(json));
        Assert.Contains($"line {line}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"第 {line} 行", refused.Chinese!, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void That_are_far_too_large_are_not_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["s.json"], "{" + new string(' ', 100_000) + "}");
        Assert.Contains("64 KiB", Assert.Throws<LibraryException>(() => SettingsFile.Read(folder["s.json"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_any_bytes_give_settings_or_a_sentence() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            SettingsFile.Parse(bytes, "s.json");
        }
        catch (LibraryException)
        {
            // A sentence is an answer.
        }
    });

    [Theory]
    [InlineData("{\"author\": \"\\ud800\"}")]
    [InlineData("{\"\\ud800\": 1}")]
    public void With_half_a_character_are_refused(string json) => Assert.Throws<LibraryException>(() => Parse(json));

    [Theory]
    [InlineData("\"amzn1.ask.skill.1-2\"", 1)]
    [InlineData("[\"amzn1.ask.skill.1\", \"amzn1.ask.skill.2\"]", 2)]
    [InlineData("\"amzn1.ask.skill.\"", 0)]
    [InlineData("\"skill\"", 0)]
    [InlineData("[]", 0)]
    [InlineData("[\"amzn1.ask.skill.1\", \"amzn1.ask.skill.1\"]", 0)]
    [InlineData("7", 0)]
    public void Name_the_skills_of_Alexa(string ids, int count)
    {
        var json = $"{{\"alexa\": {{\"skillId\": {ids}}}}}";
        if (count == 0)
        {
            Assert.Contains("amzn1.ask.skill", Assert.Throws<LibraryException>(() => Parse(json)).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(count, Parse(json).AlexaSkillIds.Length);
    }

    [Fact]
    public void Are_described_by_the_schema_member_by_member()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Repository.At("src", "AudioPaper.Host", "Library", "newspaper.settings.schema.json")));
        var told = Assert.Throws<LibraryException>(() => Parse("{\"?\": 1}")).Message.Split("there is: ")[1].TrimEnd('.').Split(", ");
        Assert.Equal(schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name).Where(name => name[0] != '$'), told);
    }

    private static NewspaperSettings Parse(string json) => SettingsFile.Parse(Encoding.UTF8.GetBytes(json), "s.json");
}
