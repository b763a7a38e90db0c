namespace AudioPaper.Host.Web.Speakers.Alexa;

/// <summary>Answers what the player tells (<c>AudioPlayer.…</c>) and what buttons ask for (<c>PlaybackController.…</c>). None of it may be answered with words.</summary>
/// <param name="programme">What comes after what.</param>
/// <param name="answers">Puts answers together.</param>
internal sealed class PlayerEvents(SkillProgramme programme, SkillAnswers answers)
{
    /// <summary>After so many sounds that fail one after the other it is silent: something is wrong with all of them.</summary>
    public const int MostFailures = 3;

    /// <summary>The answer.</summary>
    public SkillAnswer Answer(SkillRequest request) => request.Type switch
    {
        "AudioPlayer.PlaybackNearlyFinished" => Queue(request),
        "AudioPlayer.PlaybackFailed" => Skip(request),
        "PlaybackController.NextCommandIssued" => Move(request, programme.After),
        "PlaybackController.PreviousCommandIssued" => Move(request, programme.Before),
        "PlaybackController.PlayCommandIssued" => Resume(request),
        "PlaybackController.PauseCommandIssued" => SkillAnswers.Only(new SkillDirective("AudioPlayer.Stop")),
        // PlaybackStarted, PlaybackStopped, PlaybackFinished: the place is in the next request; nothing is kept here.
        _ => SkillAnswer.Nothing,
    };

    private SkillAnswer Queue(SkillRequest request) =>
        programme.At(SkillPlace.Parse(request.Token)) is { } playing && programme.After(playing) is { } next
            ? SkillAnswers.Only(answers.Order(next, "ENQUEUE", TimeSpan.Zero, request.Token)) : SkillAnswer.Nothing;

    private SkillAnswer Skip(SkillRequest request)
    {
        var place = SkillPlace.Parse(request.Token);
        if (place is null || place.Failures + 1 >= MostFailures || programme.At(place) is not { } failed || programme.After(failed) is not { } next)
        {
            return SkillAnswer.Nothing;
        }

        next = next with { Place = next.Place with { Failures = place.Failures + 1 } };
        // What was queued may fail while the one before it still plays: that one plays to its end.
        var isPlayingAnother = request.Current.Activity is "PLAYING" or "BUFFER_UNDERRUN" && request.Current.Token != request.Token;
        return next.Place.Token is null ? SkillAnswer.Nothing : SkillAnswers.Only(answers.Order(next, isPlayingAnother ? "REPLACE_ENQUEUED" : "REPLACE_ALL", TimeSpan.Zero, null));
    }

    private SkillAnswer Move(SkillRequest request, Func<SkillTrack, SkillTrack?> step) => programme.At(SkillPlace.Parse(request.Player.Token)) is not { } playing ? SkillAnswer.Nothing
        : step(playing) is { } track ? Play(track, TimeSpan.Zero) : SkillAnswers.Only(new SkillDirective("AudioPlayer.Stop"));

    private SkillAnswer Resume(SkillRequest request) => programme.At(SkillPlace.Parse(request.Player.Token)) is { } heard ? Play(heard, request.Player.Activity == "FINISHED" ? TimeSpan.Zero : request.Player.Offset)
        : programme.Articles(programme.Newspaper.Newest) is [var first, ..] ? Play(first, TimeSpan.Zero) : SkillAnswer.Nothing;

    private SkillAnswer Play(SkillTrack track, TimeSpan offset) => SkillAnswers.Only(answers.Order(track, "REPLACE_ALL", offset, null));
}
