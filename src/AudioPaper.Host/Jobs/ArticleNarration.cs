using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Speaks one script and makes its track. What is in the library already is used as it is.</summary>
internal sealed class ArticleNarration(IssueRun run, Script script)
{
    private readonly ClipStore clips = run.Library.Clips;
    private readonly ISynthesizer voice = run.Studio.Voice;

    /// <summary>Speaks what is not there yet and encodes the track unless it is there.</summary>
    /// <exception cref="SynthesisException">The voice did not speak.</exception>
    /// <exception cref="EncodingException">The track was not made.</exception>
    public async Task<ArticleRecord> NarrateAsync(CancellationToken cancellationToken)
    {
        var (utterances, unsaid) = Utterances();
        if (utterances.Count == 0)
        {
            throw new SynthesisException("Nothing in it can be said by any voice here.", isTransient: false, chinese: "其中没有这里的声音能读的内容。");
        }

        var planned = new PlannedClip[utterances.Count];
        for (var i = 0; i < planned.Length; i++)
        {
            var name = ClipStore.NameOf(voice, utterances[i]);
            planned[i] = new PlannedClip(name, await SampleCountAsync(name, utterances[i], cancellationToken), utterances[i].PauseAfter);
        }

        var plan = TrackPlan.Of(voice.Format, planned, script.ArticleId == ScriptComposition.OpeningId, Mp3Timing.SamplesPerFrame(voice.Format));
        var track = await EncodeAsync(plan, utterances, cancellationToken);
        var cues = plan.Clips.Select((item, i) => new CueRecord(utterances[i].Passage, utterances[i].Start, utterances[i].Text, item.Start, item.SampleCount));
        var newClips = run.NewClips(script.ArticleId);
        return new ArticleRecord(run.Request.RunId, script.ArticleId, script.Title, ArticleState.Spoken, null, run.Request.VoiceId, voice.VoiceId,
            track, voice.Format.SampleRate, plan.SampleCount, [.. cues], unsaid, newClips, Math.Max(0, utterances.Count - newClips))
        {
            Lexemes = [.. script.Passages.SelectMany(passage => passage.Lexemes).GroupBy(use => use.Lexeme).Select(group => new LexemeRecord(group.Key, group.Count()))],
        };
    }

    private (List<Utterance> Utterances, ImmutableArray<UnsaidRecord> Unsaid) Utterances()
    {
        var utterances = new List<Utterance>();
        var unsaid = ImmutableArray.CreateBuilder<UnsaidRecord>();
        for (var i = 0; i < script.Passages.Length; i++)
        {
            var passage = script.Passages[i];
            var parts = run.Studio.Pronouncer.Value.Pronounce(passage);
            var split = UtteranceSplitter.Split(i, passage, parts);
            utterances.AddRange(split);
            unsaid.AddRange(split.IsEmpty ? [new UnsaidRecord(i, 0, passage.Text.Text.Length)]
                : parts.Where(part => part.IsUnsaid).Select(part => new UnsaidRecord(i, part.Start, part.Length)));
        }

        return (utterances, unsaid.ToImmutable());
    }

    /// <summary>Length of a clip, which is spoken when it is not there; articles share sentences (the contents repeat the headlines).</summary>
    private async Task<long> SampleCountAsync(string name, Utterance utterance, CancellationToken cancellationToken) =>
        clips.SampleCount(name, voice.Format) ?? await run.SpeakOnceAsync(name, async () =>
            clips.SampleCount(name, voice.Format) ?? (await SpeakAsync(name, utterance, cancellationToken)).Samples.Length);

    private async Task<Clip> SpeakAsync(string name, Utterance utterance, CancellationToken cancellationToken)
    {
        var clip = await voice.SpeakAsync(utterance, cancellationToken);
        await clips.WriteAsync(name, clip, cancellationToken);
        run.CountNewClip(script.ArticleId);
        return clip;
    }

    private async Task<string> EncodeAsync(TrackPlan plan, List<Utterance> utterances, CancellationToken cancellationToken)
    {
        var name = ClipStore.NameOf($"{run.Studio.Encoder.Fingerprint}\n{plan.Fingerprint}");
        var path = run.Library.TrackPath(name);
        if (await IsWholeAsync(path, plan, cancellationToken))
        {
            return name;
        }

        var byName = plan.Clips.Zip(utterances).DistinctBy(pair => pair.First.Clip).ToDictionary(pair => pair.First.Clip, pair => pair.Second);
        var sound = TrackSound.Read(plan, async (clip, cancellation) =>
            clips.Read(clip, plan.Format) ?? await SpeakAsync(clip, byName[clip], cancellation), cancellationToken);
        await run.Studio.Encoder.EncodeAsync(plan.Format, sound, path, cancellationToken);
        return name;
    }

    /// <summary>A track is used again only when it has as many frames as its plan: a crash may have torn it.</summary>
    private static async Task<bool> IsWholeAsync(string path, TrackPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            var track = await Mp3Frames.CountAsync(path, cancellationToken);
            return Mp3Timing.SampleCount(plan.Format, track.FrameCount) == plan.SampleCount;
        }
        catch (Exception e) when (e is FileNotFoundException or InvalidDataException)
        {
            return false;
        }
    }
}
