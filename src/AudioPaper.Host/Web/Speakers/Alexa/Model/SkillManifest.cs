using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AudioPaper.Host.Web.Feeds;
using AudioPaper.Host.Web.Files;
using AudioPaper.Host.Web.Speakers.Addresses;

namespace AudioPaper.Host.Web.Speakers.Alexa.Model;

/// <summary>The manifests of a newspaper's skills (Skill Manifest Schema, Amazon): the one that is spoken with, and the Flash Briefing, which Amazon wants as a skill of its own.</summary>
/// <param name="newspaper">The newspaper.</param>
/// <param name="site">Under which address Alexa reaches it.</param>
/// <param name="invocation">What the skill is called by.</param>
/// <param name="locales">Locales, e.g. <c>en-US</c>.</param>
internal sealed class SkillManifest(ServedNewspaper newspaper, SiteAddress site, string invocation, ImmutableArray<string> locales)
{
    private const int MostNameCharacters = 50;

    /// <summary>The skill that is spoken with.</summary>
    public JsonObject Spoken()
    {
        var manifest = Manifest("I play the newspaper, article by article.", new JsonArray($"Alexa, open {invocation}", $"Alexa, ask {invocation} for the headlines", $"Alexa, ask {invocation} to play article three"));
        manifest["apis"] = new JsonObject
        {
            ["custom"] = new JsonObject
            {
                ["endpoint"] = new JsonObject { ["uri"] = site.Url(newspaper.Folder, "alexa").AbsoluteUri, ["sslCertificateType"] = "Trusted" },
                ["interfaces"] = new JsonArray(new JsonObject { ["type"] = "AUDIO_PLAYER" }),
            },
        };
        return new JsonObject { ["manifest"] = manifest };
    }

    /// <summary>The Flash Briefing.</summary>
    public JsonObject Briefing()
    {
        var manifest = Manifest("The newest headlines.", new JsonArray("Alexa, what's my Flash Briefing?", "Alexa, what's in the news?"));
        manifest["apis"] = new JsonObject { ["flashBriefing"] = new JsonObject { ["locales"] = Each(() => new JsonObject { ["customErrorMessage"] = "There is no news just now.", ["feeds"] = Feeds() }) } };
        return new JsonObject { ["manifest"] = manifest };
    }

    private string Name => SpokenText.Short(newspaper.Record.Name, MostNameCharacters) is { Length: > 1 } name ? name : invocation;

    private JsonArray Feeds()
    {
        var feeds = new JsonArray(Feed(Name, "briefing.json", isDefault: true));
        foreach (var section in newspaper.Newest.Sections)
        {
            if (newspaper.SectionFiles.FirstOrDefault(one => one.Value == section).Key is { } file)
            {
                feeds.Add((JsonNode)Feed(SpokenText.Short($"{Name}: {SectionNames.English(section) ?? section}", 80), SpeakerFile.BriefingOf(file), isDefault: false));
            }
        }

        return feeds;
    }

    private JsonObject Feed(string name, string path, bool isDefault) => new()
    {
        ["name"] = name, ["isDefault"] = isDefault, ["vuiPreamble"] = "From " + (SpokenText.IsLatin(Name) ? Name : invocation), ["updateFrequency"] = "DAILY", ["genre"] = "HEADLINE_NEWS",
        ["contentType"] = "AUDIO", ["url"] = site.Url(newspaper.Folder, path).AbsoluteUri,
    };

    private JsonObject Manifest(string summary, JsonArray phrases) => new()
    {
        ["manifestVersion"] = "1.0",
        ["publishingInformation"] = new JsonObject
        {
            ["locales"] = Each(() => new JsonObject
            {
                ["name"] = Name, ["summary"] = summary, ["description"] = SpokenText.Short(newspaper.Settings.Description is { Length: > 0 } told ? told : $"{Name} to listen to.", 4_000),
                ["examplePhrases"] = phrases.DeepClone(), ["keywords"] = new JsonArray("news", "newspaper"),
            }),
            ["isAvailableWorldwide"] = true, ["category"] = "NEWS",
            ["testingInstructions"] = "Open the skill; the newest issue begins to play.",
        },
        ["privacyAndCompliance"] = new JsonObject { ["allowsPurchases"] = false, ["usesPersonalInfo"] = false, ["isChildDirected"] = false, ["isExportCompliant"] = true, ["containsAds"] = false },
    };

    private JsonObject Each(Func<JsonNode> make) => new(locales.Select(locale => KeyValuePair.Create<string, JsonNode?>(locale, make())));
}
