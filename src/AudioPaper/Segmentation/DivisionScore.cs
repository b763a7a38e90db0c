namespace AudioPaper.Segmentation;

/// <summary>
/// How well a division of a page into articles fits: what both head lines and text say, beyond what long texts share by chance; what stands
/// side by side; how articles begin. The weights were set by trials on <c>tests/corpus/pages</c>.
/// </summary>
internal sealed class DivisionScore
{
    /// <summary>For head lines all of whose words the text says again.</summary>
    private const double Said = 1.8;

    /// <summary>For a text that says what the rest of its article says; as much off for one that does not.</summary>
    private const double SharedWords = 0.3;

    /// <summary>For text right behind its head lines; nothing when it looks like the beginning of another article.</summary>
    private const double BelowHead = 0.36;

    /// <summary>For text right behind a whole paragraph of its article.</summary>
    private const double AfterText = 0.81;

    /// <summary>For text right behind half a sentence of its article.</summary>
    private const double InSentence = 0.6;

    /// <summary>For text in an article though it looks like the beginning of one.</summary>
    private const double AfterTextBegins = -0.16;

    /// <summary>For text that begins with a lead-in right behind text of its article.</summary>
    private const double AfterTextLeadIn = -0.8;

    /// <summary>For head lines without text.</summary>
    private const double HeadAlone = -0.5;

    /// <summary>For text without head lines that does not look like the beginning of an article.</summary>
    private const double TextAlone = -0.84;

    /// <summary>For text without head lines that does.</summary>
    private const double BeginningAlone = 0.05;

    /// <summary>For a lead-in inside an article, and for names above text inside one.</summary>
    private const double LateLeadIn = -0.6;
    private const double LateNames = -0.3;

    /// <summary>For text set in another measure than that before it in its article.</summary>
    private const double OtherMeasure = -0.3;

    /// <summary>For an article whose text comes before that of an article with head lines before its own.</summary>
    private const double OutOfOrder = -0.1;

    /// <summary>For head lines right behind their text.</summary>
    private const double HeadBelow = -0.05;

    /// <summary>For more head lines than those that lead the article.</summary>
    private const double MoreHeads = -0.6;

    /// <summary>Weight of a pair in head lines that no text says, and length of a text whose shared words count in full.</summary>
    private const double UnsaidPair = 0.3;
    private const double FullText = 5;
    private const double SharedScale = 10;

    /// <summary>Measures differ by more than this part, in texts of so many lines.</summary>
    private const double SameMeasure = 0.15;
    private const int FewestLines = 3;

    private readonly IReadOnlyList<PageUnit> _units;
    private readonly Dictionary<string, int> _having = new(StringComparer.OrdinalIgnoreCase);
    private readonly double[,] _shared;
    private readonly int _texts;
    private readonly double _length;
    private readonly int[] _owner;
    private readonly double[] _articles;
    private double _places;

    /// <summary>Pairs of letters looked up for the last division.</summary>
    public int PairsSeen { get; private set; }

    public DivisionScore(IReadOnlyList<PageUnit> units, int[] owner)
    {
        _units = units;
        _texts = Math.Max(2, units.Count(unit => !unit.IsHead));
        foreach (var pair in units.Where(unit => !unit.IsHead).SelectMany(unit => unit.Pairs))
        {
            _having[pair] = _having.GetValueOrDefault(pair) + 1;
        }

        _length = Math.Max(1, units.Where(unit => !unit.IsHead).Sum(unit => unit.Pairs.Count) / (double)_texts);
        _shared = new double[units.Count, units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            for (var j = i + 1; j < units.Count; j++)
            {
                _shared[i, j] = _shared[j, i] = units[i].IsHead || units[j].IsHead ? 0 : SharedBy(units[i].Pairs, units[j].Pairs);
            }
        }

        _owner = [.. owner];
        _articles = new double[units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            _articles[i] = OfArticle(i, owner);
        }

        _places = OfPlaces(owner);
    }

    /// <summary>Takes a division for the present one when it is better.</summary>
    /// <param name="owner">For each piece the first of its article.</param>
    /// <param name="gain">By how much it must be better.</param>
    public bool TryTake(int[] owner, double gain)
    {
        PairsSeen = 0;
        Span<bool> isChanged = stackalloc bool[owner.Length];
        var any = false;
        for (var i = 0; i < owner.Length; i++)
        {
            if (owner[i] != _owner[i])
            {
                isChanged[owner[i]] = isChanged[_owner[i]] = any = true;
            }
        }

        if (!any)
        {
            return false;
        }

        var places = OfPlaces(owner);
        var difference = places - _places;
        Span<double> articles = stackalloc double[owner.Length];
        for (var i = 0; i < owner.Length; i++)
        {
            if (isChanged[i])
            {
                articles[i] = OfArticle(i, owner);
                difference += articles[i] - _articles[i];
            }
        }

        if (difference <= gain)
        {
            return false;
        }

        for (var i = 0; i < owner.Length; i++)
        {
            _articles[i] = isChanged[i] ? articles[i] : _articles[i];
            _owner[i] = owner[i];
        }

        _places = places;
        return true;
    }

    /// <summary>What two texts say both, rare pairs counting more, beyond what they would by chance.</summary>
    private double SharedBy(HashSet<string> one, HashSet<string> other)
    {
        var (few, many) = one.Count < other.Count ? (one, other) : (other, one);
        var sum = 0.0;
        foreach (var pair in few)
        {
            sum += Weight(pair) * ((many.Contains(pair) ? 1 : 0) - Math.Min(1, (_having[pair] - 1) / (_texts - 1.0) * many.Count / _length));
        }

        return sum / (few.Count + FullText) * SharedScale;
    }

    private double Weight(string pair) => Math.Log(_texts / (double)_having[pair]) / Math.Log(_texts);

    /// <summary>What an article is worth; 0 for a piece that leads none.</summary>
    private double OfArticle(int first, int[] owner)
    {
        if (owner[first] != first)
        {
            return 0;
        }

        var texts = new List<int>();
        var score = 0.0;
        for (var i = 0; i < owner.Length; i++)
        {
            if (owner[i] == first && !_units[i].IsHead)
            {
                texts.Add(i);
            }
            else if (owner[i] == first && i > first)
            {
                score += MoreHeads;
            }
        }

        score += !_units[first].IsHead ? (_units[first].Begins ? BeginningAlone : TextAlone) : texts.Count == 0 ? HeadAlone : Said * Cover(first, owner, texts);
        for (var k = 0; k < texts.Count && texts.Count > 1; k++)
        {
            var sum = 0.0;
            foreach (var other in texts)
            {
                sum += _shared[texts[k], other];
            }

            score += SharedWords * Math.Clamp(sum / (texts.Count - 1), -1, 1);
            if (k > 0)
            {
                var unit = _units[texts[k]];
                score += (unit.HasLeadIn ? LateLeadIn : 0) + (unit.HasNamesAbove ? LateNames : 0) + (IsOtherMeasure(_units[texts[k - 1]], unit) ? OtherMeasure : 0);
            }
        }

        return score;
    }

    /// <summary>What stands side by side, and whether texts come in the order of their head lines.</summary>
    private double OfPlaces(int[] owner)
    {
        var score = 0.0;
        var latest = -1;
        Span<bool> hasText = stackalloc bool[owner.Length];
        Span<int> firstText = stackalloc int[owner.Length];
        for (var i = 0; i < owner.Length; i++)
        {
            var unit = _units[i];
            if (unit.IsHead)
            {
                score += i > 0 && !_units[i - 1].IsHead && owner[i - 1] == i ? HeadBelow : 0;
                continue;
            }

            if (!hasText[owner[i]])
            {
                hasText[owner[i]] = true;
                firstText[owner[i]] = i;
            }

            if (i > 0 && owner[i] == owner[i - 1])
            {
                var before = _units[i - 1];
                score += before.IsHead ? (unit.Begins ? 0 : BelowHead) : !before.IsComplete ? InSentence : unit.HasLeadIn ? AfterTextLeadIn : unit.Begins ? AfterTextBegins : AfterText;
            }
        }

        for (var i = 0; i < owner.Length; i++)
        {
            if (hasText[i] && _units[i].IsHead)
            {
                score += firstText[i] < latest ? OutOfOrder : 0;
                latest = Math.Max(latest, firstText[i]);
            }
        }

        return score;
    }

    private static bool IsOtherMeasure(PageUnit one, PageUnit other) =>
        one.LineCount >= FewestLines && other.LineCount >= FewestLines && Math.Abs(one.Measure - other.Measure) > SameMeasure * Math.Max(one.Measure, other.Measure);

    /// <summary>The share of what the head lines say that the text says, too, beyond what a text so long would by chance.</summary>
    private double Cover(int first, int[] owner, List<int> texts)
    {
        var (sum, all) = (0.0, 0.0);
        var size = texts.Sum(i => _units[i].Pairs.Count) / _length;
        for (var i = first; i < owner.Length; i++)
        {
            if (owner[i] != first || !_units[i].IsHead)
            {
                continue;
            }

            PairsSeen += _units[i].Pairs.Count * texts.Count;
            foreach (var pair in _units[i].Pairs)
            {
                var having = _having.GetValueOrDefault(pair);
                all += having == 0 ? UnsaidPair : Weight(pair);
                sum += having == 0 ? 0 : Weight(pair) * ((texts.Exists(text => _units[text].Pairs.Contains(pair)) ? 1 : 0) - 1 + Math.Pow(1 - ((double)having / (_texts + 1)), size));
            }
        }

        return all == 0 ? 0 : sum / all;
    }
}
