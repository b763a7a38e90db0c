using System.Collections.Immutable;
using AudioPaper.Normalization;
using AudioPaper.Stitching;

namespace AudioPaper.Packaging.Books;

/// <summary>What a book needs to know of an article besides its place in the recording.</summary>
/// <param name="SampleCount">Length of its track.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="Lines">Its passages, in order.</param>
/// <param name="Cues">Where its cues stand in the passages, in the order of the recording; one at least.</param>
public sealed record BookTrack(long SampleCount, string Language, ImmutableArray<BookLine> Lines, ImmutableArray<BookCue> Cues)
{
    /// <summary>Label of its printed page; null when that is not known.</summary>
    public string? Page { get; init; }
}

/// <summary>A passage.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Text">Its whole text as printed.</param>
/// <param name="Language">BCP 47 tag of its main language.</param>
/// <param name="IsAnnounced">Whether it is said without standing in the newspaper.</param>
public sealed record BookLine(PassageRole Role, string Text, string Language, bool IsAnnounced);

/// <summary>The place of a cue in the text.</summary>
/// <param name="Passage">Index of its passage.</param>
/// <param name="Start">First code unit in the passage.</param>
/// <param name="Length">Number of code units.</param>
public sealed record BookCue(int Passage, int Start, int Length);

/// <summary>Makes books of recordings. Pure arithmetic.</summary>
public static class BookPlan
{
    /// <summary>
    /// A clip begins this long before its first sound, where the pause before it has room: nothing is cut off where a player is not exact, and the
    /// highlight is not early for an eye.
    /// </summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(60);

    /// <summary>The book of a recording.</summary>
    /// <param name="recording">The one timing model.</param>
    /// <param name="tracks">One for each chapter, in order.</param>
    /// <param name="tags">What the episode says about itself.</param>
    /// <exception cref="ArgumentException">Tracks and recording do not fit.</exception>
    public static Book Of(Recording recording, IReadOnlyList<BookTrack> tracks, EpisodeTags tags)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(tracks);
        if (tracks.Count != recording.Chapters.Length || tracks.Sum(track => track.Cues.Length) != recording.Cues.Length || tracks.Sum(track => track.SampleCount) != recording.SampleCount)
        {
            throw new ArgumentException("The tracks are not those of the recording.", nameof(tracks));
        }

        var files = ArticleSoundFile.Of(recording);
        var articles = ImmutableArray.CreateBuilder<BookArticle>(tracks.Count);
        var (at, cue) = (0L, 0);
        for (var i = 0; i < tracks.Count; i++)
        {
            var track = tracks[i];
            var clips = Clips(recording, recording.Cues.AsSpan(cue, track.Cues.Length), at, track.SampleCount);
            articles.Add(new BookArticle(files[i], track.Language, track.SampleCount, Passages(track, clips)) { Page = track.Page });
            (at, cue) = (at + track.SampleCount, cue + track.Cues.Length);
        }

        return new Book(tags, recording.Format, articles.MoveToImmutable());
    }

    /// <summary>The clips of a track: together its whole sound, each border in a pause.</summary>
    private static BookClip[] Clips(Recording recording, ReadOnlySpan<Cue> cues, long trackStart, long sampleCount)
    {
        var lead = recording.Format.ToSampleCount(Lead);
        var clips = new BookClip[cues.Length];
        var begin = 0L;
        for (var i = 0; i < cues.Length; i++)
        {
            var end = i + 1 == cues.Length ? sampleCount : cues[i + 1].Start - trackStart - Math.Min(lead, (cues[i + 1].Start - cues[i].End) / 2);
            clips[i] = new BookClip(begin, end);
            begin = end;
        }

        return clips;
    }

    private static ImmutableArray<BookPassage> Passages(BookTrack track, BookClip[] clips)
    {
        var (passages, cue, number) = (ImmutableArray.CreateBuilder<BookPassage>(), 0, 0);
        for (var i = 0; i < track.Lines.Length; i++)
        {
            var line = track.Lines[i];
            var (sentences, at) = (ImmutableArray.CreateBuilder<BookSentence>(), 0);
            for (; cue < track.Cues.Length && track.Cues[cue].Passage == i; cue++)
            {
                var place = track.Cues[cue];
                // A record that names a wrong place must not silence the paper; the account of the page finds it.
                var (start, end) = (Math.Clamp(place.Start, 0, line.Text.Length), Math.Clamp(place.Start + place.Length, 0, line.Text.Length));
                Silent(start);
                sentences.Add(new BookSentence(++number, line.Text[start..end], clips[cue]));
                at = end;
            }

            Silent(line.Text.Length);
            if (sentences.Count > 0)
            {
                passages.Add(new BookPassage(line.Role, line.Language, line.IsAnnounced, sentences.ToImmutable()));
            }

            // Text that no voice could say is read, not heard.
            void Silent(int end)
            {
                if (end > at && !string.IsNullOrWhiteSpace(line.Text[at..end]))
                {
                    sentences.Add(new BookSentence(++number, line.Text[at..end], null));
                }
            }
        }

        return passages.ToImmutable();
    }
}
