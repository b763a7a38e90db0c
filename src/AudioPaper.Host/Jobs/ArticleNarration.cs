using System.Collections.Concurrent;
using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Jobs.Deadlines;
using AudioPaper.Host.Jobs.Studios;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Speaks one script and makes the parts of its track. What is in the library already is used as it is.</summary>
/// <param name="run">The run.</param>
/// <param name="script">The script.</param>
/// <param name="design">What stands around the clips.</param>
/// <param name="hurry">Says why the voices asked for have no time left; null where nobody waits.</param>
internal sealed class ArticleNarration(IssueRun run, Script script, TrackDesign design, Hurry? hurry = null)
{
    private readonly ClipStore clips = run.Library.Clips;
    private readonly PcmFormat format = run.Studio.Voices.Format;
    private readonly ArticleVoices voices = new(run.Studio.Voices);
    private SynthesisException? hurried;
    private readonly PartEncoding encoding = new(run, script.ArticleId);

    /// <summary>Speaks what is not there yet and encodes the parts that are not there.</summary>
    /// <exception cref="SynthesisException">The voice did not speak.</exception>
    /// <exception cref="EncodingException">A part was not made.</exception>
    public async Task<ArticleRecord> NarrateAsync(CancellationToken cancellationToken)
    {
        var (utterances, unsaid) = Utterances();
        if (utterances.Count == 0)
        {
            throw new SynthesisException("Nothing in it can be said by any voice here.", isTransient: false, chinese: "其中没有这里的声音能读的内容。");
        }

        var key = ClipStore.NameOf($"{run.Studio.Voices.Cast}\n{string.Join('\n', utterances.Select(utterance => utterance.Spoken))}");
        await RestoreAsync(key);
        var (parts, records, planned, digest) = await MakePartsAsync(utterances, cancellationToken);
        var newClips = run.NewClips(script.ArticleId);
        var speakers = SpeakersOf(utterances);
        // Of the reader of most; where another took its place, that one is named.
        var reader = speakers.FirstOrDefault(speaker => speaker.Asked == speakers[0].Asked && speaker.Reason is not null, speakers[0]);
        return new ArticleRecord(run.Request.RunId, script.ArticleId, script.Title, ArticleState.Spoken, null, reader.Asked, reader.Voice,
            records, format.SampleRate, parts.Sum(part => part.SampleCount), CuesOf(parts, utterances), unsaid, newClips, Math.Max(0, utterances.Count - newClips))
        {
            Lexemes = [.. script.Passages.SelectMany(passage => passage.Lexemes).GroupBy(use => use.Lexeme).Select(group => new LexemeRecord(group.Key, group.Count()))],
            AnnouncedPassages = script.AnnouncedPassages,
            Clips = [.. planned.Select(clip => clip.Name).Distinct()],
            Tracks = encoding.Names,
            Digest = digest,
            Speakers = speakers,
            Fallback = voices.Failed.IsEmpty ? null : new FallbackRecord(key, voices.Border, voices.Failed),
            Refusals = RefusalsOf(utterances),
            IsHurried = hurried is not null && voices.Failed.Any(gone => gone.Reason == hurried.Message),
        };
    }

    private ImmutableArray<string> RefusalsOf(List<Utterance> utterances)
    {
        var own = utterances.ToHashSet<Utterance>(ReferenceEqualityComparer.Instance);
        return [.. run.Studio.Voices.Refusals.Where(refusal => own.Contains(refusal.Utterance)).Select(refusal => refusal.ToString())];
    }

    /// <summary>An article that got other voices than asked for keeps them until somebody wishes otherwise: nothing of it is made again for nothing.</summary>
    private async Task RestoreAsync(string key)
    {
        if (!run.Studio.Upgrades && (await run.Issue.ReadAsync(script.ArticleId, RecordJson.Readable.ArticleRecord, run.Cancellation))?.Fallback is { } before
            && before.Key == key && !before.Failed.IsDefaultOrEmpty && before.Border >= 0)
        {
            voices.Restore(before);
        }
    }

    /// <summary>Who speaks how much, the reader of most utterances first.</summary>
    private ImmutableArray<SpeakerRecord> SpeakersOf(List<Utterance> utterances) =>
        [.. utterances.Select((utterance, i) => (Asked: run.Studio.Voices.Cast.ChainOf(utterance)[0].ToString(), Voice: voices.IdFor(i, utterance).ToString()))
            .GroupBy(pair => pair).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Voice, StringComparer.Ordinal)
            .Select(group => new SpeakerRecord(group.Key.Asked, group.Key.Voice, group.Count(),
                group.Key.Asked == group.Key.Voice ? null : voices.Failed.FirstOrDefault(gone => gone.Voice == group.Key.Asked)?.Reason))];

    private static ImmutableArray<CueRecord> CuesOf(IEnumerable<TrackPart> parts, List<Utterance> utterances) =>
        [.. parts.SelectMany(part => part.Items).Where(item => item.Kind == TrackItemKind.Clip)
            .Select((item, i) => new CueRecord(utterances[i].Passage, utterances[i].Start, utterances[i].Text, item.Start, item.SampleCount))];

    private static DigestRecord DigestOf(List<TrackPart> parts, ImmutableArray<PartRecord> records, List<Utterance> utterances) =>
        new(records, parts.Sum(part => part.SampleCount), CuesOf(parts, utterances));

    private (List<Utterance> Utterances, ImmutableArray<UnsaidRecord> Unsaid) Utterances()
    {
        var utterances = new List<Utterance>();
        var unsaid = ImmutableArray.CreateBuilder<UnsaidRecord>();
        for (var i = 0; i < script.Passages.Length; i++)
        {
            var passage = script.Passages[i];
            var parts = run.Studio.Pronouncer.Value.Pronounce(passage);
            var split = UtteranceSplitter.Split(i, passage, parts, run.Studio.Voices.Cast.SeparatesQuotations);
            utterances.AddRange(split);
            unsaid.AddRange(split.IsEmpty ? [new UnsaidRecord(i, 0, passage.Text.Text.Length)]
                : parts.Where(part => part.IsUnsaid).Select(part => new UnsaidRecord(i, part.Start, part.Length)));
        }

        return (utterances, unsaid.ToImmutable());
    }

    /// <summary>Length of a clip, which is spoken when it is not there; articles share sentences (the contents repeat the headlines).</summary>
    private async Task<long> SampleCountAsync(string name, ISynthesizer voice, Utterance utterance, CancellationToken cancellationToken) =>
        clips.SampleCount(name, format) ?? await run.SpeakOnceAsync(name, async () =>
            clips.SampleCount(name, format) ?? (await SpeakAsync(name, voice, utterance, cancellationToken)).Samples.Length);

    /// <summary>The offline voice begins the next utterance while this one is being measured and written; what goes wrong is told when its turn comes.</summary>
    private async Task SpeakAheadAsync(int index, List<Utterance> utterances, CancellationToken cancellationToken)
    {
        if (index < utterances.Count && voices.IdFor(index, utterances[index]).Engine == Cast.Offline.Engine)
        {
            await SpeakAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task SpeakAsync()
        {
            var voice = await voices.ForAsync(index, utterances[index], cancellationToken);
            await SampleCountAsync(ClipStore.NameOf(voice, utterances[index]), voice, utterances[index], cancellationToken);
        }
    }

    private async Task<Clip> SpeakAsync(string name, ISynthesizer voice, Utterance utterance, CancellationToken cancellationToken)
    {
        var began = run.Clock.GetTimestamp();
        var clip = await voice.SpeakAsync(utterance, cancellationToken);
        var work = run.Clock.GetElapsedTime(began);
        await clips.WriteAsync(name, clip, cancellationToken);
        await run.Shared.PushClipAsync(run.Library.ClipPath(name), cancellationToken);
        run.CountNewClip(new SpokenClip(script.ArticleId, voice.VoiceId, utterance.Text.Length, work));
        return clip;
    }

    /// <summary>Makes the parts; when a voice fails and another is there to take its place, once more with that one. What is there already is used.</summary>
    private async Task<(List<TrackPart> Parts, ImmutableArray<PartRecord> Records, List<PlannedClip> Planned, DigestRecord? Digest)> MakePartsAsync(List<Utterance> utterances, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await TryPartsAsync(utterances, cancellationToken);
            }
            catch (VoiceFailedException failure) when (!cancellationToken.IsCancellationRequested && voices.Replace(failure, utterances))
            {
                run.Progress.Replaced(script.Title, failure.Voice.ToString(), voices.IdFor(failure.Index, utterances[failure.Index]).ToString(), failure.Reason);
            }
            catch (VoiceFailedException failure)
            {
                throw new SynthesisException(failure.Message, failure.Reason.IsTransient, failure, failure.Reason.Chinese);
            }
        }
    }

    /// <summary>
    /// Speaks the utterances in order; parts are encoded as soon as their last clip is there, one by one or a few together as the encoders like
    /// it, while the next are being spoken. What the digest reads is parts of its own at the beginning.
    /// </summary>
    private async Task<(List<TrackPart> Parts, ImmutableArray<PartRecord> Records, List<PlannedClip> Planned, DigestRecord? Digest)> TryPartsAsync(List<Utterance> utterances, CancellationToken cancellationToken)
    {
        var cutter = new ExcerptCutter(format, new PartCutter(format, design), run.Studio.Settings.HasDigest ? new DigestExcerpt(script, utterances) : null);
        var encoders = run.Studio.Formats.Select(format => format.Encoder).DistinctBy(encoder => encoder.Fingerprint).ToList();
        var partsTogether = encoders.Max(encoder => encoder.PartsTogether);
        var (parts, makings, planned, begun) = (new List<TrackPart>(), new List<Task<PartRecord[]>>(), new List<PlannedClip>(), 0);
        var byName = new ConcurrentDictionary<string, (ISynthesizer Voice, Utterance Utterance)>(StringComparer.Ordinal);
        var ahead = Task.CompletedTask;
        try
        {
            for (var i = 0; i < utterances.Count; i++)
            {
                var (utterance, voice) = (utterances[i], await voices.ForAsync(i, utterances[i], cancellationToken));
                var name = ClipStore.NameOf(voice, utterance);
                byName[name] = (voice, utterance);
                await ahead;
                var length = LengthAsync(i, name, voice, utterance);
                ahead = SpeakAheadAsync(i + 1, utterances, cancellationToken);
                planned.Add(new PlannedClip(name, await length, utterance.PauseAfter));
                parts.AddRange(cutter.Add(planned[^1]));
                if (parts.Count - begun >= partsTogether)
                {
                    MakeRest();
                }
            }

            parts.AddRange(cutter.Finish());
            MakeRest();
        }
        finally
        {
            // Nothing may go on writing when this article is given up.
            await Task.WhenAll(makings.Append(ahead));
        }

        ImmutableArray<PartRecord> records = [.. makings.SelectMany(making => making.Result)];
        return (parts, records, planned, cutter.ExcerptPartCount is { } count ? DigestOf(parts[..count], records[..count], utterances) : null);

        void MakeRest()
        {
            foreach (var together in parts[begun..].Chunk(partsTogether))
            {
                makings.Add(encoding.MakeAsync(together, ReadAsync, encoders, cancellationToken));
            }

            begun = parts.Count;
        }

        async Task<long> LengthAsync(int index, string name, ISynthesizer voice, Utterance utterance)
        {
            try
            {
                await run.Shared.PullSoundAsync(run.Library.ClipPath(name), cancellationToken);
                if (hurry is not null && voices.IdFor(index, utterance).Engine != Cast.Offline.Engine && clips.SampleCount(name, format) is null
                    && await hurry.ReasonAsync(run, script.ArticleId, utterances.Skip(index).Sum(left => left.Text.Length)) is { } late)
                {
                    throw hurried = late;
                }

                return await SampleCountAsync(name, voice, utterance, cancellationToken);
            }
            catch (SynthesisException e)
            {
                throw new VoiceFailedException(index, voices.IdFor(index, utterance), e);
            }
        }

        async ValueTask<Clip> ReadAsync(string name, CancellationToken cancellation) => clips.Read(name, format) ?? await SpeakAsync(name, byName[name].Voice, byName[name].Utterance, cancellation);
    }
}
