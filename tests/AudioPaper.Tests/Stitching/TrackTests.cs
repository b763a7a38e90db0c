using AudioPaper.Audio;
using AudioPaper.Stitching;
using CsCheck;

namespace AudioPaper.Tests.Stitching;

public class TrackTests
{
    private const int SamplesPerFrame = PartCutter.GridSampleCount;
    private static readonly PcmFormat Format = new(22_050);

    private static readonly Gen<PlannedClip[]> Clips = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3_000], Gen.Int[0, 900]).Array[1, 8].Select(clips =>
        clips.Select(clip => new PlannedClip($"clip{clip.Item1}", 1_000 + (500 * clip.Item1), TimeSpan.FromMilliseconds(clip.Item3))).ToArray());

    [Fact]
    public void Items_follow_each_other_and_fill_the_grid() => Gen.Select(Clips, Gen.Bool).Sample((clips, isOpening) =>
    {
        var plan = TrackPlan.Of(Format, clips, isOpening);
        var at = 0L;
        foreach (var item in plan.Items)
        {
            Assert.Equal(at, item.Start);
            at += item.SampleCount;
        }

        Assert.Equal(at, plan.SampleCount);
        Assert.Equal(0, plan.SampleCount % SamplesPerFrame);
        Assert.Equal(clips.Select(clip => (clip.Name, clip.SampleCount)), plan.Clips.Select(item => (item.Clip, item.SampleCount)));
        Assert.Equal(isOpening, plan.Items.All(item => item.Kind != TrackItemKind.Chime));
    });

    [Fact]
    public void A_track_begins_and_ends_in_silence() => Gen.Select(Clips, Gen.Bool).Sample((clips, isOpening) =>
    {
        var items = TrackPlan.Of(Format, clips, isOpening).Items.ToList();
        var edge = Format.ToSampleCount(TimeSpan.FromMilliseconds(100));
        Assert.True(items.TakeWhile(item => item.Kind == TrackItemKind.Silence).Sum(item => item.SampleCount) >= edge);
        Assert.True(items.AsEnumerable().Reverse().TakeWhile(item => item.Kind == TrackItemKind.Silence).Sum(item => item.SampleCount) >= edge);
    });

    [Fact]
    public async Task The_sound_of_a_track_is_as_long_as_planned_and_each_clip_stands_in_its_place() => await Gen.Select(Clips, Gen.Bool).SampleAsync(async (clips, isOpening) =>
    {
        var plan = TrackPlan.Of(Format, clips, isOpening);
        var sound = new List<short>();
        await foreach (var piece in TrackSound.Read(plan.Parts.Single(), (name, _) => ValueTask.FromResult(ClipNamed(name)), TestContext.Current.CancellationToken))
        {
            sound.AddRange(piece.ToArray());
        }

        Assert.Equal(plan.SampleCount, sound.Count);
        foreach (var item in plan.Items.Where(item => item.Kind != TrackItemKind.Chime))
        {
            var expected = item.Kind == TrackItemKind.Clip ? ClipNamed(item.Clip).Samples.ToArray() : new short[item.SampleCount];
            Assert.Equal(expected, sound.Skip((int)item.Start).Take((int)item.SampleCount));
        }
    }, iter: 50);

    [Fact]
    public async Task A_clip_that_is_not_as_long_as_planned_is_refused()
    {
        var plan = TrackPlan.Of(Format, [new PlannedClip("clip0", 7, TimeSpan.Zero)], isOpening: true);
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var piece in TrackSound.Read(plan.Parts.Single(), (name, _) => ValueTask.FromResult(ClipNamed(name)), TestContext.Current.CancellationToken))
            {
            }
        });
    }

    [Fact]
    public void The_name_of_a_track_depends_on_its_clips_and_pauses()
    {
        PlannedClip[] clips = [new("a", 100, TimeSpan.FromSeconds(1)), new("b", 100, TimeSpan.FromSeconds(1))];
        string Name(params PlannedClip[] planned) => TrackPlan.Of(Format, planned, false).Parts.Single().Fingerprint;
        Assert.Equal(Name(clips), Name([.. clips]));
        Assert.NotEqual(Name(clips), Name(clips[1], clips[0]));
        Assert.NotEqual(Name(clips), Name(clips[0] with { PauseAfter = TimeSpan.FromSeconds(2) }, clips[1]));
    }

    [Fact]
    public void Tracks_end_to_end_give_chapters_and_cues_in_order() => Clips.Array[1, 6].Sample(tracks =>
    {
        var plans = tracks.Select((clips, i) => TrackPlan.Of(Format, clips, i == 0)).ToList();
        var recording = RecordingPlan.Of(Format, [.. plans.Select((plan, i) => new EpisodeTrack($"a{i}", $"Title {i}", plan.SampleCount,
            [.. plan.Clips.Select((item, c) => new TrackCue($" cue {c} ", item.Start, item.SampleCount))]))]);

        Assert.Equal(plans.Sum(plan => plan.SampleCount), recording.SampleCount);
        Assert.Equal(plans.Count, recording.Chapters.Length);
        Assert.Equal(0, recording.Chapters[0].Start);
        Assert.Equal(recording.SampleCount, recording.Chapters[^1].End);
        Assert.All(recording.Chapters.Zip(recording.Chapters.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(0, recording.Cues[0].Start);
        Assert.All(recording.Cues, cue => Assert.True(cue.Start < cue.End && cue.End <= recording.SampleCount && cue.Text == cue.Text.Trim()));
        Assert.All(recording.Cues.Zip(recording.Cues.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        Assert.Equal(recording.Cues.Length, recording.Cues.Select(cue => cue.Id).Distinct().Count());
        Assert.All(recording.Chapters, chapter => Assert.Contains(recording.Cues, cue => cue.Start == chapter.Start));
    });

    private static Clip ClipNamed(string name) =>
        new(Format, Enumerable.Repeat((short)(name[^1] - '0' + 1), 1_000 + (500 * (name[^1] - '0'))).ToArray());
}
