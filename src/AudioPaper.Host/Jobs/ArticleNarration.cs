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
internal sealed class ArticleNarration(IssueRun run, Script script, TrackDesign design)
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

        var plan = TrackPlan.Of(voice.Format, planned, design, Mp3Timing.SamplesPerFrame(voice.Format));
        var (track, measured) = await EncodeAsync(plan, utterances, cancellationToken);
        var digest = await DigestAsync(planned, utterances, cancellationToken);
        var newClips = run.NewClips(script.ArticleId);
        return new ArticleRecord(run.Request.RunId, script.ArticleId, script.Title, ArticleState.Spoken, null, run.Request.VoiceId, voice.VoiceId,
            track, voice.Format.SampleRate, plan.SampleCount, CuesOf(plan, utterances), unsaid, newClips, Math.Max(0, utterances.Count - newClips))
        {
            Lexemes = [.. script.Passages.SelectMany(passage => passage.Lexemes).GroupBy(use => use.Lexeme).Select(group => new LexemeRecord(group.Key, group.Count()))],
            AnnouncedPassages = script.AnnouncedPassages,
            Clips = [.. planned.Select(clip => clip.Name).Distinct()],
            Loudness = await LoudnessAsync(plan, utterances, measured, cancellationToken),
            Digest = digest,
        };
    }

    private static ImmutableArray<CueRecord> CuesOf(TrackPlan plan, List<Utterance> utterances) =>
        [.. plan.Clips.Select((item, i) => new CueRecord(utterances[i].Passage, utterances[i].Start, utterances[i].Text, item.Start, item.SampleCount))];

    /// <summary>Its track of the digest: headline and lede, of the same clips.</summary>
    private async Task<DigestRecord?> DigestAsync(PlannedClip[] planned, List<Utterance> utterances, CancellationToken cancellationToken)
    {
        if (!run.Studio.Settings.HasDigest)
        {
            return null;
        }

        var chosen = DigestExcerpt.Choose(script, utterances, Array.ConvertAll(planned, clip => voice.Format.ToTime(clip.SampleCount)));
        var excerpt = chosen.Select(i => utterances[i]).ToList();
        // Without the section's name its tones would announce nothing.
        var plan = TrackPlan.Of(voice.Format, [.. chosen.Select(i => planned[i])],
            design.Earcon is EarconKind.Section ? design with { Earcon = EarconKind.Article } : design, Mp3Timing.SamplesPerFrame(voice.Format));
        return new DigestRecord((await EncodeAsync(plan, excerpt, cancellationToken)).Name, plan.SampleCount, CuesOf(plan, excerpt));
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

    /// <summary>Encodes a track unless it is there; its loudness is measured on the way.</summary>
    private async Task<(string Name, Loudness? Measured)> EncodeAsync(TrackPlan plan, List<Utterance> utterances, CancellationToken cancellationToken)
    {
        var name = ClipStore.NameOf($"{run.Studio.Encoder.Fingerprint}\n{plan.Fingerprint}");
        var path = run.Library.TrackPath(name);
        if (await IsWholeAsync(path, plan, cancellationToken))
        {
            return (name, null);
        }

        var meter = new LoudnessMeter(plan.Format);
        await run.Studio.Encoder.EncodeAsync(plan.Format, meter.Over(Sound(plan, utterances, cancellationToken), cancellationToken), path, cancellationToken);
        return (name, meter.Finish());
    }

    private IAsyncEnumerable<ReadOnlyMemory<short>> Sound(TrackPlan plan, List<Utterance> utterances, CancellationToken cancellationToken)
    {
        var byName = plan.Clips.Zip(utterances).DistinctBy(pair => pair.First.Clip).ToDictionary(pair => pair.First.Clip, pair => pair.Second);
        return TrackSound.Read(plan, async (clip, cancellation) =>
            clips.Read(clip, plan.Format) ?? await SpeakAsync(clip, byName[clip], cancellation), cancellationToken);
    }

    /// <summary>The loudness of the track: as measured now, or as the record of an earlier run has it, else its sound is read once more.</summary>
    private async Task<LoudnessRecord> LoudnessAsync(TrackPlan plan, List<Utterance> utterances, Loudness? measured, CancellationToken cancellationToken)
    {
        var name = ClipStore.NameOf(plan.Fingerprint);
        if (measured is null && await run.Issue.ReadAsync(script.ArticleId, RecordJson.Readable.ArticleRecord, cancellationToken) is { Loudness: { } known } && known.Plan == name && known.Measured() is not null)
        {
            return known;
        }

        if (measured is null)
        {
            var meter = new LoudnessMeter(plan.Format);
            await foreach (var piece in Sound(plan, utterances, cancellationToken))
            {
                meter.Add(piece.Span);
            }

            measured = meter.Finish();
        }

        return new LoudnessRecord(name, measured.Blocks.ToString(), measured.PeakAmplitude);
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
