using System.Collections;
using System.Collections.Immutable;
using AudioPaper.Normalization;
using AudioPaper.Pronunciation;

namespace AudioPaper.Chunking;

/// <summary>
/// Cuts a pronounced passage into utterances: a sentence each; long sentences at their strongest inner stops, and where there
/// are none at word borders. The utterances' texts, joined, equal the passage. Pure.
/// </summary>
public static class UtteranceSplitter
{
    /// <summary>
    /// Most syllables of an utterance: about twelve seconds, so that a cue stays readable and no engine's limit is near
    /// (espeak-ng 1.51 silently loses words of clauses from about 90 syllables on).
    /// </summary>
    public const int MostSyllables = 60;

    /// <summary>The utterances of a passage, in order; none when nothing in it can be said.</summary>
    /// <param name="passageIndex">Index of the passage in its script.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="parts">Its parts, covering its text.</param>
    /// <param name="separatesQuotations">Whether what somebody says stands in utterances of its own, because another voice speaks it.</param>
    public static ImmutableArray<Utterance> Split(int passageIndex, Passage passage, ImmutableArray<PlacedPart> parts, bool separatesQuotations = false)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var quoted = separatesQuotations ? QuotedSpeech.Find(passage, parts) : null;
        parts = QuotationPauses.Apply(parts);
        var weights = WeightsBefore(parts);
        var ranges = new List<Range>();
        foreach (var sentence in Sentences(parts).SelectMany(sentence => Apart(sentence, quoted)))
        {
            Divide(parts, weights, sentence, ranges);
        }

        // What cannot be said alone goes with the words before it, or after it at the beginning.
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            if (Weight(weights, ranges[i]) > 0 || ranges.Count == 1)
            {
                continue;
            }

            // Never across what an earlier stage lost: the text between would count as spoken.
            var with = i > 0 && !FollowsGap(parts, ranges[i].Start.Value) ? i - 1 : i + 1 < ranges.Count && !FollowsGap(parts, ranges[i].End.Value) ? i : -1;
            if (with >= 0)
            {
                ranges[with] = ranges[with].Start..ranges[with + 1].End;
                ranges.RemoveAt(with + 1);
            }
            else
            {
                ranges.RemoveAt(i);
            }
        }

        return ranges is [] || Weight(weights, ranges[0]) == 0 ? []
            : [.. ranges.Select((range, i) => UtteranceOf(passageIndex, passage, parts, range, isLast: i == ranges.Count - 1) with { Kind = KindOf(passage, parts, range, quoted) })];
    }

    private static UtteranceKind KindOf(Passage passage, ImmutableArray<PlacedPart> parts, Range range, BitArray? quoted)
    {
        var first = range.Start.Value;
        while (quoted is not null && first < range.End.Value - 1 && WeightOf(parts[first].Part) == 0)
        {
            first++;
        }

        return quoted?[first] is true ? UtteranceKind.Quotation : UtteranceKinds.Of(passage.Role);
    }

    /// <summary>A sentence, cut where quoted speech begins and ends.</summary>
    private static IEnumerable<Range> Apart(Range sentence, BitArray? quoted)
    {
        var start = sentence.Start.Value;
        for (var i = start + 1; quoted is not null && i < sentence.End.Value; i++)
        {
            if (quoted[i] != quoted[i - 1])
            {
                yield return start..i;
                start = i;
            }
        }

        yield return start..sentence.End.Value;
    }

    private static Utterance UtteranceOf(int passageIndex, Passage passage, ImmutableArray<PlacedPart> parts, Range range, bool isLast)
    {
        var start = parts[range.Start.Value].Start;
        var last = parts[range.End.Value - 1];
        var said = parts[range].Where(placed => placed.Part is not null).Select(placed => placed.Part!)
            .SkipWhile(part => part.Kind == PartKind.Stop).ToImmutableArray();
        said = WithoutDoubleStops(said);
        return new Utterance(passageIndex, start, passage.Text.Text[start..(last.Start + last.Length)], said,
            isLast ? Pauses.After(passage.Role) : Pauses.AfterStop(said[^1]));
    }

    /// <summary>Of neighbouring stops (a bracket before a full stop) the strongest is enough.</summary>
    private static ImmutableArray<SpokenPart> WithoutDoubleStops(ImmutableArray<SpokenPart> parts)
    {
        var kept = ImmutableArray.CreateBuilder<SpokenPart>(parts.Length);
        foreach (var part in parts)
        {
            if (part.Kind == PartKind.Stop && kept.Count > 0 && kept[^1].Kind == PartKind.Stop)
            {
                kept[^1] = Pauses.Strength(part) > Pauses.Strength(kept[^1]) ? part : kept[^1];
            }
            else
            {
                kept.Add(part);
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Whether text before this part is missing. It never is; an utterance must not claim it if it were.</summary>
    private static bool FollowsGap(ImmutableArray<PlacedPart> parts, int index) =>
        index > 0 && index < parts.Length && parts[index].Start > parts[index - 1].Start + parts[index - 1].Length;

    /// <summary>Sentences: up to a full stop, with the marks that close it.</summary>
    private static IEnumerable<Range> Sentences(ImmutableArray<PlacedPart> parts)
    {
        var start = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (Pauses.Strength(parts[i].Part) < Pauses.SentenceStrength && !FollowsGap(parts, i + 1))
            {
                continue;
            }

            while (i + 1 < parts.Length && !FollowsGap(parts, i + 1) && !parts[i + 1].IsOpener && parts[i + 1].Part is null or { Kind: PartKind.Stop })
            {
                i++;
            }

            yield return start..(i + 1);
            start = i + 1;
        }

        if (start < parts.Length)
        {
            yield return start..parts.Length;
        }
    }

    /// <summary>Cuts a range that is too long at its strongest stop nearest to the middle, or between words.</summary>
    private static void Divide(ImmutableArray<PlacedPart> parts, int[] weights, Range range, List<Range> ranges)
    {
        // A loop over pending pieces, because a hostile page can be one sentence of a million words.
        var pending = new Stack<Range>([range]);
        while (pending.TryPop(out var piece))
        {
            var weight = Weight(weights, piece);
            if (weight <= MostSyllables || piece.End.Value - piece.Start.Value < 2 || CutOf(parts, piece, weight) is not { } cut)
            {
                ranges.Add(piece);
                continue;
            }

            pending.Push(cut..piece.End);
            pending.Push(piece.Start..cut);
        }
    }

    private static int? CutOf(ImmutableArray<PlacedPart> parts, Range piece, int weight)
    {
        // Far more than two utterances' worth is cut near its beginning: halving would look at the rest again and again.
        var goal = weight > 4 * MostSyllables ? MostSyllables * 3 / 4 : weight / 2;
        var (best, bestScore, before, depth) = ((int?)null, double.MinValue, 0, 0);
        SpokenPart? lastSaid = null;
        for (var i = piece.Start.Value; i + 1 < piece.End.Value && before <= goal * 2; i++)
        {
            before += WeightOf(parts[i].Part);
            lastSaid = parts[i].Part ?? lastSaid;
            depth = Math.Max(0, depth + (parts[i].IsOpener ? 1 : parts[i].IsCloser ? -1 : 0));
            var next = parts[i + 1];
            if (before == 0 || parts[i].IsOpener || (!next.IsOpener && next.Part is { Kind: PartKind.Stop }) || (next.Part is null && !next.IsOpener && !next.IsUnsaid))
            {
                continue;
            }

            // A quotation or a bracket stays whole where it can; a mark that opens one is a stop that strong itself.
            var strength = Math.Max(Pauses.Strength(lastSaid), next.IsOpener ? Pauses.Strength(next.Part) : 0);
            var score = (strength * 0.4) - (depth > 0 ? 0.5 : 0) - (Math.Abs(before - goal) / (double)goal);
            if (score > bestScore)
            {
                (best, bestScore) = (i + 1, score);
            }
        }

        return best;
    }

    private static int Weight(int[] weights, Range range) => weights[range.End.Value] - weights[range.Start.Value];

    /// <summary>The weight of all parts before each part, and of all: a page may be one sentence of a million words, weighed at each of its cuts.</summary>
    private static int[] WeightsBefore(ImmutableArray<PlacedPart> parts)
    {
        var weights = new int[parts.Length + 1];
        for (var i = 0; i < parts.Length; i++)
        {
            weights[i + 1] = weights[i] + WeightOf(parts[i].Part);
        }

        return weights;
    }

    /// <summary>Syllables, or about as many for English: a third of the letters of a word, one or more.</summary>
    public static int WeightOf(SpokenPart? part) => part?.Kind switch
    {
        PartKind.Mandarin => part.Syllables.Length,
        PartKind.English => Math.Max(1, part.Text.Length / 3),
        PartKind.Letters => part.Text.Length,
        _ => 0,
    };
}
