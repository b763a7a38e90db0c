using System.Collections.Immutable;
using AudioPaper.Audio;
using AudioPaper.Chunking;
using AudioPaper.Host.Library;
using AudioPaper.Normalization;
using AudioPaper.Packaging;
using AudioPaper.Stitching;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Jobs;

/// <summary>Speaks one script and makes the parts of its track. What is in the library already is used as it is.</summary>
internal sealed class ArticleNarration(IssueRun run, Script script)
{
    private readonly ClipStore clips = run.Library.Clips;
    private readonly ISynthesizer voice = run.Studio.Voice;

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

        var parts = await MakePartsAsync(utterances, cancellationToken);
        var cues = parts.SelectMany(part => part.Items).Where(item => item.Kind == TrackItemKind.Clip)
            .Select((item, i) => new CueRecord(utterances[i].Passage, utterances[i].Start, utterances[i].Text, item.Start, item.SampleCount));
        var newClips = run.NewClips(script.ArticleId);
        return new ArticleRecord(run.Request.RunId, script.ArticleId, script.Title, ArticleState.Spoken, null, run.Request.VoiceId, voice.VoiceId,
            [.. parts.Select(PartOf)], voice.Format.SampleRate, parts.Sum(part => part.SampleCount), [.. cues], unsaid, newClips, Math.Max(0, utterances.Count - newClips))
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

    /// <summary>Speaks the utterances in order; each part is encoded as soon as its last clip is there, while the next are being spoken.</summary>
    private async Task<List<TrackPart>> MakePartsAsync(List<Utterance> utterances, CancellationToken cancellationToken)
    {
        var cutter = new PartCutter(voice.Format, script.ArticleId == ScriptComposition.OpeningId);
        var (parts, encodings, encoded) = (new List<TrackPart>(), new List<Task>(), 0);
        try
        {
            foreach (var utterance in utterances)
            {
                var name = ClipStore.NameOf(voice, utterance);
                Encode(cutter.Add(new PlannedClip(name, await SampleCountAsync(name, utterance, cancellationToken), utterance.PauseAfter)));
            }

            Encode(cutter.Finish());
        }
        finally
        {
            // Nothing may go on writing when this article is given up.
            await Task.WhenAll(encodings);
        }

        return parts;

        void Encode(IReadOnlyList<TrackPart> ready)
        {
            foreach (var part in ready)
            {
                var clipCount = part.Items.Count(item => item.Kind == TrackItemKind.Clip);
                var own = utterances.GetRange(encoded, clipCount);
                encoded += clipCount;
                parts.Add(part);
                encodings.AddRange(run.Studio.Formats.Select(format => format.Encoder).DistinctBy(encoder => encoder.Fingerprint)
                    .Select(encoder => Task.Run(() => EncodeAsync(encoder, part, own, cancellationToken), cancellationToken)));
            }
        }
    }

    private async Task EncodeAsync(IEncoder encoder, TrackPart part, List<Utterance> utterances, CancellationToken cancellationToken)
    {
        using var turn = await run.TakeTurnAsync(cancellationToken);
        var path = run.Library.TrackPath(encoder, PartOf(part));
        if (await encoder.IsWholeAsync(part.Format, part.SampleCount, path, cancellationToken))
        {
            return;
        }

        var byName = utterances.DistinctBy(utterance => ClipStore.NameOf(voice, utterance)).ToDictionary(utterance => ClipStore.NameOf(voice, utterance));
        var sound = TrackSound.Read(part, async (clip, cancellation) =>
            clips.Read(clip, part.Format) ?? await SpeakAsync(clip, byName[clip], cancellation), cancellationToken);
        await encoder.EncodeAsync(part.Format, sound, path, cancellationToken);
    }

    private static PartRecord PartOf(TrackPart part) => new(ClipStore.NameOf(part.Fingerprint), part.SampleCount);
}
