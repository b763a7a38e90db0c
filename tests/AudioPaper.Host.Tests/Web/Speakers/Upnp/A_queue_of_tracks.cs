using AudioPaper.Host.Web.Speakers.Upnp.Renderers;

namespace AudioPaper.Host.Tests.Web.Speakers.Upnp;

/// <summary>What is made of what a renderer says of itself.</summary>
public sealed class A_queue_of_tracks
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Goes_on_when_the_renderer_did_and_asks_for_what_follows_to_be_told()
    {
        var queue = Queue();
        Assert.Equal(QueueStep.None, queue.Hear("PLAYING", At(0), 9, isNextTold: true, Now));
        Assert.Equal(QueueStep.TellNext, queue.Hear("PLAYING", At(1), 9, isNextTold: true, Now));
        Assert.Equal((1, SpeakerState.Playing, null), (queue.At, queue.State, queue.PositionSeconds));
        // What nobody told it to play does not count.
        Assert.Equal(QueueStep.None, queue.Hear("PLAYING", At(2), 1, isNextTold: false, Now));
        Assert.Equal(1, queue.At);
    }

    [Fact]
    public void Ends_where_somebody_stops_it_over_there_and_goes_on_where_a_track_is_through()
    {
        var queue = Queue();
        queue.Hear("PLAYING", At(0), 3, false, Now);
        Assert.Equal((QueueStep.None, SpeakerState.Stopped), (queue.Hear("STOPPED", At(0), 0, false, Now), queue.State));

        queue.Begin(0, Now);
        queue.Hear("PLAYING", At(0), 9, false, Now);
        Assert.Equal(QueueStep.PlayNext, queue.Hear("STOPPED", "", null, false, Now));
        queue.Begin(2, Now);
        queue.Hear("PLAYING", At(2), 9, false, Now);
        Assert.Equal((QueueStep.None, SpeakerState.Finished), (queue.Hear("NO_MEDIA_PRESENT", "", null, false, Now), queue.State));
    }

    [Theory]
    [InlineData("STOPPED")]
    [InlineData("TRANSITIONING")]
    [InlineData("")]
    [InlineData("<nonsense>")]
    public void Is_given_up_when_it_does_not_begin(string transport)
    {
        var queue = Queue();
        Assert.Equal(QueueStep.None, queue.Hear(transport, At(0), 0, true, Now + PlayQueue.LongestStart));
        Assert.Equal(QueueStep.GiveUp, queue.Hear(transport, At(0), 0, true, Now + PlayQueue.LongestStart + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Never_leaves_its_tracks_whatever_is_said()
    {
        var (random, queue) = (new Random(3), Queue());
        string[] states = ["PLAYING", "STOPPED", "PAUSED_PLAYBACK", "TRANSITIONING", "NO_MEDIA_PRESENT", "", "x"];
        var begun = 0;
        for (var i = 0; i < 10_000 && !queue.IsOver; i++)
        {
            if (queue.Hear(states[random.Next(states.Length)], At(random.Next(5)), random.Next(3) == 0 ? null : random.NextDouble() * 1e6, random.Next(2) == 0, Now) == QueueStep.PlayNext)
            {
                queue.Begin(queue.At + 1, Now);
                begun++;
            }
        }

        Assert.InRange(begun, 0, 2);
        Assert.InRange(queue.At, 0, 2);
    }

    private static PlayQueue Queue()
    {
        var queue = new PlayQueue([.. Enumerable.Range(0, 3).Select(i => new QueuedTrack($"a{i}", "x", new Uri(At(i)), "", 10))], 0);
        queue.Begin(0, Now);
        return queue;
    }

    private static string At(int track) => $"http://10.0.0.1:8079/media/a/{track}.mp3";
}
