using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace AudioPaper.Host.Web.Speakers.Alexa.Model;

/// <summary>The interaction model of a newspaper's skill: what people may say, for one locale (Interaction Model Schema, Amazon). The intents are those of <see cref="SkillDialog"/>.</summary>
internal static class InteractionModel
{
    private const string SectionType = "NEWSPAPER_SECTION";
    private const int MostSections = 100;

    // Alexa sends these by itself; a skill with a player must know them all.
    private static readonly string[] BuiltIn =
    [
        "AMAZON.CancelIntent", "AMAZON.FallbackIntent", "AMAZON.HelpIntent", "AMAZON.LoopOffIntent", "AMAZON.LoopOnIntent", "AMAZON.NavigateHomeIntent", "AMAZON.NextIntent", "AMAZON.PauseIntent",
        "AMAZON.PreviousIntent", "AMAZON.RepeatIntent", "AMAZON.ResumeIntent", "AMAZON.ShuffleOffIntent", "AMAZON.ShuffleOnIntent", "AMAZON.StartOverIntent", "AMAZON.StopIntent",
    ];

    /// <summary>Makes it.</summary>
    /// <param name="invocation">What the skill is called by; as <see cref="InvocationName"/> allows.</param>
    /// <param name="sections">Names of the sections.</param>
    public static JsonObject Of(string invocation, ImmutableArray<string> sections)
    {
        var values = new JsonArray([.. Values(sections)]);
        var intents = new JsonArray
        {
            Intent("PlayPaperIntent", [], "play the paper", "play the newspaper", "read the paper", "read me the paper", "read today's paper", "play today's paper", "play the newest issue", "play the latest issue", "start the paper", "play everything"),
            Intent("PlayIssueIntent", [("date", "AMAZON.DATE")], "play the paper of {date}", "play the paper from {date}", "read the paper of {date}", "play the issue of {date}", "play {date} issue", "play {date} paper"),
            Intent("HeadlinesIntent", [], "headlines", "the headlines", "only the headlines", "headlines only", "just the headlines", "play the headlines", "read the headlines", "what are the headlines", "what's new", "what is in the paper"),
            Intent("SectionsIntent", [], "which sections are there", "what sections are there", "which sections do you have", "list the sections", "read the sections", "the sections"),
            Intent("PlayArticleIntent", [("number", "AMAZON.NUMBER")], "play article {number}", "article {number}", "article number {number}", "play article number {number}", "play number {number}", "read article {number}", "go to article {number}"),
            Intent("FindArticleIntent", [("words", "AMAZON.SearchQuery")], "find {words}", "search for {words}", "play the article about {words}", "play the story about {words}", "read the article about {words}", "look for {words}"),
            Intent("WhatIsThisIntent", [], "what is this", "what's this", "what is playing", "what's playing", "what am i listening to", "which article is this"),
            Intent("SaidWrongIntent", [], "that was wrong", "that was said wrong", "this was said wrong", "you said that wrong", "that is pronounced wrong", "that name is wrong", "wrong pronunciation"),
        };
        var types = new JsonArray();
        string[] byNumber = ["play section {number}", "section {number}", "section number {number}", "go to section {number}", "read section {number}"];
        if (values.Count > 0)
        {
            types.Add(new JsonObject { ["name"] = SectionType, ["values"] = values });
            intents.Add(Intent("PlaySectionIntent", [("section", SectionType), ("number", "AMAZON.NUMBER")],
                ["play {section}", "play the section {section}", "play the {section} section", "read {section}", "read the {section} section", "go to {section}", .. byNumber]));
        }
        else
        {
            intents.Add(Intent("PlaySectionIntent", [("number", "AMAZON.NUMBER")], byNumber));
        }

        foreach (var name in BuiltIn)
        {
            intents.Add(new JsonObject { ["name"] = name, ["samples"] = new JsonArray() });
        }

        return new JsonObject { ["interactionModel"] = new JsonObject { ["languageModel"] = new JsonObject { ["invocationName"] = invocation, ["intents"] = intents, ["types"] = types } } };
    }

    // Sections without an English name go by their number, which is today's and so stands in no list.
    private static IEnumerable<JsonNode> Values(ImmutableArray<string> sections) => sections.Select(section => (Section: section, Name: SectionNames.English(section)))
        .Where(one => one.Name is not null).DistinctBy(one => one.Name).Take(MostSections)
        .Select(one => (JsonNode)new JsonObject { ["id"] = SectionNames.IdOf(one.Section), ["name"] = new JsonObject { ["value"] = one.Name, ["synonyms"] = new JsonArray() } });

    private static JsonObject Intent(string name, (string Name, string Type)[] slots, params string[] samples)
    {
        var intent = new JsonObject { ["name"] = name };
        if (slots.Length > 0)
        {
            intent["slots"] = new JsonArray([.. slots.Select(slot => (JsonNode)new JsonObject { ["name"] = slot.Name, ["type"] = slot.Type })]);
        }

        intent["samples"] = new JsonArray([.. samples.Select(sample => (JsonNode)sample)]);
        return intent;
    }
}
