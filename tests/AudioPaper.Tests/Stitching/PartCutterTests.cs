using AudioPaper.Audio;
using AudioPaper.Stitching;
using CsCheck;

namespace AudioPaper.Tests.Stitching;

public class PartCutterTests
{
    private static readonly PcmFormat Format = new(22_050);
    private static readonly Gen<PlannedClip> Clip = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 20_000], Gen.Int[0, 3]).Select((name, length, pause) =>
        new PlannedClip($"clip{name}", Format.ToSampleCount(TimeSpan.FromMilliseconds(length)), TimeSpan.FromMilliseconds(pause switch { 0 => 60, 1 => 200, 2 => 420, _ => 700 })));

    private static readonly Gen<PlannedClip[]> Clips = Clip.Array[1, 80];

    [Fact]
    public void Parts_follow_each_other_on_the_grid_and_none_is_longer_than_a_minute() => Gen.Select(Clips, Gen.Bool).Sample((clips, isOpening) =>
    {
        var plan = TrackPlan.Of(Format, clips, isOpening);
        var at = 0L;
        foreach (var part in plan.Parts)
        {
            Assert.Equal(at, part.Start);
            Assert.Equal(0, part.SampleCount % PartCutter.GridSampleCount);
            Assert.InRange(Format.ToTime(part.SampleCount), TimeSpan.Zero, PartCutter.Most);
            foreach (var item in part.Items)
            {
                Assert.Equal(at, item.Start);
                at += item.SampleCount;
            }

            Assert.Equal(part.Start + part.SampleCount, at);
        }

        Assert.Equal(clips.Select(clip => (clip.Name, clip.SampleCount)), plan.Clips.Select(item => (item.Clip, item.SampleCount)));
        Assert.Equal(plan.SampleCount, at);
    });

    [Theory]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(22_050)]
    [InlineData(48_000)]
    public void Every_part_begins_and_ends_in_silence(int sampleRate) => Clips.Sample(clips =>
    {
        var format = new PcmFormat(sampleRate);
        var edge = Math.Max(2_048, format.ToSampleCount(TimeSpan.FromMilliseconds(100)));
        Assert.All(TrackPlan.Of(format, clips, TrackDesign.Article).Parts, part =>
        {
            Assert.True(part.Items[0] is { Kind: TrackItemKind.Silence } first && first.SampleCount >= edge);
            Assert.True(part.Items[^1] is { Kind: TrackItemKind.Silence } last && last.SampleCount >= edge);
        });
    });

    [Fact]
    public void The_pause_at_a_cut_stays_a_pause() => Clips.Sample(clips =>
    {
        var plan = TrackPlan.Of(Format, clips, TrackDesign.Article);
        var spoken = 0;
        for (var i = 0; i + 1 < plan.Parts.Length; i++)
        {
            spoken += plan.Parts[i].Items.Count(item => item.Kind == TrackItemKind.Clip);
            var (wished, there) = (clips[spoken - 1].PauseAfter, Format.ToTime(plan.Parts[i].Items[^1].SampleCount + plan.Parts[i + 1].Items[0].SampleCount));
            Assert.InRange(there.TotalMilliseconds, Math.Max(249.9, wished.TotalMilliseconds - 150.1), Math.Max(250, wished.TotalMilliseconds) + 419);
        }
    });

    [Fact]
    public void A_part_is_known_as_soon_as_a_minute_after_it_began_is() => Clips.Sample(clips =>
    {
        var cutter = new PartCutter(Format, TrackDesign.Article);
        var waiting = TimeSpan.Zero;
        foreach (var clip in clips)
        {
            var length = Format.ToTime(clip.SampleCount) + clip.PauseAfter;
            var ready = cutter.Add(clip);
            waiting += length - TimeSpan.FromTicks(ready.Sum(part => part.Items.Where(item => item.Kind == TrackItemKind.Clip).Sum(item => Format.ToTime(item.SampleCount).Ticks)));
            Assert.True(waiting < TimeSpan.FromMinutes(2.5), "too much is held back");
        }
    });

    [Fact]
    public void Cuts_are_made_between_paragraphs_where_there_are_some()
    {
        var clips = Enumerable.Range(0, 60).Select(i => new PlannedClip($"c{i}", 22_050 * 4, TimeSpan.FromMilliseconds(i % 4 == 3 ? 700 : 420))).ToArray();
        var plan = TrackPlan.Of(Format, clips, TrackDesign.Article);
        Assert.True(plan.Parts.Length > 3);
        Assert.All(plan.Parts, part => Assert.Equal(3, int.Parse(part.Items.Last(item => item.Kind == TrackItemKind.Clip).Clip.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) % 4));
    }

    [Fact]
    public void A_changed_sentence_changes_its_own_part_and_seldom_another()
    {
        var random = new Random(5);
        var clips = Enumerable.Range(0, 200).Select(i => new PlannedClip($"{random.Next():x8}", random.Next(60_000, 160_000), TimeSpan.FromMilliseconds(i % 3 == 2 ? 700 : 420))).ToArray();
        var before = TrackPlan.Of(Format, clips, TrackDesign.Article).Parts.Select(part => part.Fingerprint).ToHashSet(StringComparer.Ordinal);
        List<int> changed = [];
        for (var i = 0; i < clips.Length; i++)
        {
            PlannedClip[] edited = [.. clips];
            edited[i] = new PlannedClip($"edited{i}", clips[i].SampleCount + random.Next(-15_000, 15_000), clips[i].PauseAfter);
            changed.Add(TrackPlan.Of(Format, edited, TrackDesign.Article).Parts.Count(part => !before.Contains(part.Fingerprint)));
        }

        Assert.True(before.Count > 12);
        Assert.True(changed.Count(count => count == 1) > 0.6 * changed.Count, $"only {changed.Count(count => count == 1)} of {changed.Count} edits changed one part");
        Assert.InRange(changed.Average(), 1, 2.5);
    }

    [Fact]
    public void A_clip_longer_than_a_minute_is_a_part_of_its_own()
    {
        PlannedClip[] clips = [new("a", 22_050, TimeSpan.FromSeconds(0.42)), new("long", 22_050 * 100, TimeSpan.FromSeconds(0.42)), new("b", 22_050, TimeSpan.FromSeconds(0.42))];
        var parts = TrackPlan.Of(Format, clips, TrackDesign.Opening).Parts;
        Assert.Equal(["a", "long", "b"], parts.Select(part => part.Items.Single(item => item.Kind == TrackItemKind.Clip).Clip));
    }

    [Fact]
    public void The_grid_holds_whole_frames_of_MP3_and_AAC()
    {
        Assert.Equal(0, PartCutter.GridSampleCount % 1_152);
        Assert.Equal(0, PartCutter.GridSampleCount % AudioPaper.Packaging.AacTiming.SamplesPerPacket);
    }
}
