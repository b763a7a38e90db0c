using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Tests.Jobs;

/// <summary>The paper comes out whatever the voices do, and the report says who spoke instead.</summary>
public sealed class Voices_that_take_over
{
    private static readonly string Pages = MadeIssue.ShortPage;
    private static readonly VoiceId First = new("piper", "first"), Second = new("azure", "second");

    [Fact]
    public async Task Another_voice_takes_over_at_one_border_of_an_article()
    {
        using var workshop = new Workshop();
        var issue = await workshop.MakeAsync(Pages, Voices([First], Failing(First, from: 1), Noise(Cast.Offline)));

        Assert.All(issue.Report.Articles, article => Assert.Equal("spoken", article.State));
        var changed = workshop.Told.Records.Where(record => record.Fallback is not null).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, record =>
        {
            Assert.Equal(First.ToString(), Assert.Single(record.Fallback!.Failed).Voice);
            Assert.Equal("First is out of breath.", record.Fallback.Failed[0].Reason);
            Assert.Equal(record.Fallback.Border, record.Speakers.Where(speaker => speaker.Voice == First.ToString()).Sum(speaker => speaker.UtteranceCount));
        });
        Assert.Contains(issue.Report.Articles, article => article.VoiceAsked == First.ToString() && article.VoiceUsed == Cast.Offline.ToString());
        Assert.Contains(issue.Report.Diagnostics, finding => finding.Code == "voice-replaced" && finding.Message.Contains("out of breath", StringComparison.Ordinal));
        Assert.Equal(0, issue.Report.Coverage.Unaccounted);
    }

    [Fact]
    public async Task When_the_next_voice_fails_too_the_article_still_changes_its_voice_once()
    {
        using var workshop = new Workshop();
        await workshop.MakeAsync(Pages, Voices([First, Second], Failing(First, from: 1), Failing(Second, from: 30), Noise(Cast.Offline)));

        var changed = workshop.Told.Records.Where(record => record.Fallback?.Failed.Length == 2).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, record =>
        {
            Assert.DoesNotContain(record.Speakers, speaker => speaker.Voice == Second.ToString());
            Assert.Equal(record.Cues.Length - record.Fallback!.Border, record.Speakers.Where(speaker => speaker.Voice == Cast.Offline.ToString()).Sum(speaker => speaker.UtteranceCount));
        });
    }

    [Fact]
    public async Task A_voice_that_cannot_be_opened_is_asked_once_and_speaks_nothing()
    {
        using var workshop = new Workshop();
        var asked = 0;
        var voices = new CastVoices(Cast.Of(First), new PcmFormat(22_050), (id, _) => id == Cast.Offline ? Task.FromResult<ISynthesizer>(Noise(id))
            : throw new SynthesisException($"{id} is not installed; try {Interlocked.Increment(ref asked)}.", isTransient: false));
        var issue = await workshop.MakeAsync(Pages, voices);

        Assert.All(issue.Report.Articles, article => Assert.Equal((First.ToString(), Cast.Offline.ToString()), (article.VoiceAsked, article.VoiceUsed)));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task What_fell_back_stays_until_an_upgrade_which_speaks_only_that_anew()
    {
        using var workshop = new Workshop();
        var before = await workshop.MakeAsync(Pages, Voices([First], Failing(First, from: 1), Noise(Cast.Offline)));
        var fallen = workshop.Told.Records.Sum(record => record.Speakers.Where(speaker => speaker.Reason is not null).Sum(speaker => speaker.UtteranceCount));
        var sound = await File.ReadAllBytesAsync(before.Issue.At("episode.mp3"), TestContext.Current.CancellationToken);

        var well = Noise(First);
        var again = await workshop.MakeAsync(Pages, Voices([First], well, Noise(Cast.Offline)));
        Assert.Equal(0, again.Report.NewClips);
        Assert.Empty(well.Asked);
        Assert.Equal(sound, await File.ReadAllBytesAsync(again.Issue.At("episode.mp3"), TestContext.Current.CancellationToken));

        var upgraded = await workshop.MakeAsync(Pages, Voices([First], well, Noise(Cast.Offline)), upgrades: true);
        Assert.InRange(upgraded.Report.NewClips, 1, fallen);
        Assert.All(upgraded.Report.Articles.SelectMany(article => article.Speakers), speaker => Assert.Equal(speaker.VoiceAsked, speaker.VoiceUsed));
        Assert.DoesNotContain(upgraded.Report.Diagnostics, finding => finding.Code == "voice-replaced");
    }

    [Fact]
    public async Task A_refused_clip_is_spoken_again_and_the_report_tells()
    {
        using var workshop = new Workshop();
        var voice = new NoiseVoice { VoiceId = First.ToString(), Spoil = (utterance, before) => before == 0 && utterance.SyllableCount > 12 ? new Clip(new PcmFormat(22_050), new short[40_000]) : null };
        var issue = await workshop.MakeAsync(Pages, Voices([First], voice, Noise(Cast.Offline)));

        Assert.Contains(issue.Report.Diagnostics, finding => finding.Code == "clip-refused" && finding.Message.Contains("silence", StringComparison.Ordinal));
        Assert.All(issue.Report.Articles.SelectMany(article => article.Speakers), speaker => Assert.Equal(First.ToString(), speaker.VoiceUsed));
    }

    [Fact]
    public async Task A_clip_that_is_refused_twice_is_spoken_by_the_next_voice()
    {
        using var workshop = new Workshop();
        var voice = new NoiseVoice { VoiceId = First.ToString(), Spoil = (utterance, _) => utterance.SyllableCount > 12 ? new Clip(new PcmFormat(22_050), new short[40_000]) : null };
        var issue = await workshop.MakeAsync(Pages, Voices([First], voice, Noise(Cast.Offline)));

        Assert.All(issue.Report.Articles, article => Assert.Equal("spoken", article.State));
        Assert.Contains(issue.Report.Articles.SelectMany(article => article.Speakers), speaker => speaker.VoiceUsed == Cast.Offline.ToString() && speaker.Reason!.Contains("silence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_budget_is_never_exceeded()
    {
        using var workshop = new Workshop();
        using var ledger = new CostLedger(workshop.Library.Root, TimeProvider.System);
        var settings = NewspaperSettings.Default with { BudgetPerMonth = 0.002m };
        var paid = new NoiseVoice { VoiceId = First.ToString(), Traits = new VoiceTraits { Languages = ["zh-CN"], IsDeterministic = true, PricePerMillionCharacters = 16 } };
        var issue = await workshop.MakeAsync(Pages, Voices([First], PaidVoice.Around(paid, ledger, settings), Noise(Cast.Offline)));

        Assert.All(issue.Report.Articles, article => Assert.Equal("spoken", article.State));
        Assert.InRange(ledger.ThisMonth().Amount, 0.001m, 0.002m);
        Assert.Equal(paid.Asked.Count, ledger.ThisMonth().Requests);
        Assert.Contains(issue.Report.Diagnostics, finding => finding.Code == "voice-replaced" && finding.Message.Contains("budget", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_spoken_is_not_paid()
    {
        using var workshop = new Workshop();
        using var ledger = new CostLedger(workshop.Library.Root, TimeProvider.System);
        var paid = new NoiseVoice
        {
            VoiceId = First.ToString(), Traits = new VoiceTraits { Languages = ["zh-CN"], IsDeterministic = true, PricePerMillionCharacters = 16 },
            Before = (_, _) => throw new SynthesisException("Nobody answers.", isTransient: true),
        };
        await workshop.MakeAsync(Pages, Voices([First], PaidVoice.Around(paid, ledger, NewspaperSettings.Default), Noise(Cast.Offline)));
        Assert.Equal((0, 0L, 0m), (ledger.ThisMonth().Requests, ledger.ThisMonth().Characters, ledger.ThisMonth().Amount));
    }

    [Fact]
    public async Task Where_costs_can_no_longer_be_written_the_next_voice_reads()
    {
        using var workshop = new Workshop();
        using var ledger = new CostLedger(workshop.Library.Root, TimeProvider.System);
        var costs = Path.Combine(workshop.Library.Root, CostLedger.FileName);
        var paid = new NoiseVoice
        {
            VoiceId = First.ToString(), Traits = new VoiceTraits { Languages = ["zh-CN"], IsDeterministic = true, PricePerMillionCharacters = 16 },
            // It is booked; then the file breaks, and the voice fails.
            Before = (_, _) =>
            {
                File.WriteAllText(costs, "[{");
                throw new SynthesisException("Nobody answers.", isTransient: true);
            },
        };
        var issue = await workshop.MakeAsync(Pages, Voices([First], PaidVoice.Around(paid, ledger, NewspaperSettings.Default), Noise(Cast.Offline)));
        Assert.All(issue.Report.Articles, article => Assert.Equal(("spoken", Cast.Offline.ToString()), (article.State, article.VoiceUsed)));
    }

    private static CastVoices Voices(ImmutableArray<VoiceId> chain, params ISynthesizer[] voices)
    {
        CastVoices? cast = null;
        return cast = new CastVoices(Cast.Of((_, _) => chain), new PcmFormat(22_050), (id, _) => Task.FromResult<ISynthesizer>(
            new StudioVoice(voices.Single(voice => voice.VoiceId == id.ToString()), new PcmFormat(22_050), null) { Refused = (utterance, fault) => cast!.Note(new ClipRefusal(id, utterance, fault)) }));
    }

    private static NoiseVoice Noise(VoiceId id) => new() { VoiceId = id.ToString() };

    /// <summary>Fails in each sentence of the body that begins at this character of its paragraph or behind it.</summary>
    private static NoiseVoice Failing(VoiceId id, int from) => new()
    {
        VoiceId = id.ToString(),
        Before = (utterance, _) =>
        {
            if (utterance.Kind == UtteranceKind.Body && utterance.Start >= from)
            {
                throw new SynthesisException($"{char.ToUpperInvariant(id.Name[0])}{id.Name[1..]} is out of breath.", isTransient: false);
            }
        },
    };
}
