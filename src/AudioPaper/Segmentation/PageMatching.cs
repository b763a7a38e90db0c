namespace AudioPaper.Segmentation;

/// <summary>
/// Puts the articles of a page of plain text together: an export may write what belongs together anywhere on the page. Which running text
/// goes with which head lines is decided for the whole page at once (<see cref="DivisionScore"/>). The best division is looked for by moves
/// of single pieces, from that in which all goes on in its order.
/// </summary>
internal sealed class PageMatching
{
    /// <summary>Pages of more pieces keep their order.</summary>
    private const int MostUnits = 80;

    private const int MostRounds = 12;

    /// <summary>An article that lost its text takes other text from so many pieces around.</summary>
    private const int Around = 10;

    private const double Gain = 1e-9;

    private readonly List<PageUnit> _units;
    private readonly DivisionScore _score;
    private readonly MatchingBudget _budget;
    private readonly int[] _owner;
    private readonly int[] _saved;

    private PageMatching(List<PageUnit> units, MatchingBudget budget)
    {
        _units = units;
        _budget = budget;
        _owner = new int[units.Count];
        _saved = new int[units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            var goesOn = i > 0 && !units[i].IsHead && (units[_owner[i - 1]].IsHead || !units[i].Begins) && !(units[i].HasLeadIn && !units[i - 1].IsHead);
            _owner[i] = goesOn ? _owner[i - 1] : i;
        }

        _score = new DivisionScore(units, _owner);
    }

    /// <summary>The stories of a page; null when it has too many pieces, or none to match.</summary>
    public static List<Story>? Of(IReadOnlyList<Fragment> fragments, MatchingBudget budget)
    {
        var units = PageUnit.Of(fragments);
        if (units.Count is < 2 or > MostUnits || units.TrueForAll(unit => unit.IsHead))
        {
            return null;
        }

        var matching = new PageMatching(units, budget);
        // Head lines are put together last: those without text join others, and text that comes later would find them no more.
        matching.Improve(mergesHeads: false);
        matching.Improve(mergesHeads: true);
        return matching.Stories();
    }

    private void Improve(bool mergesHeads)
    {
        for (var round = 0; round < MostRounds && ImproveOnce(mergesHeads); round++)
        {
        }
    }

    /// <summary>Tries every move once; whether any made the division better.</summary>
    private bool ImproveOnce(bool mergesHeads)
    {
        var isBetter = false;
        for (var i = 0; i < _units.Count; i++)
        {
            if (_units[i].IsHead)
            {
                isBetter |= mergesHeads && i > 0 && _units[i - 1].IsHead && Merge(i, _owner[i - 1]);
                continue;
            }

            for (var to = 0; to < _units.Count; to++)
            {
                isBetter |= (to == i || _owner[to] == to) && to != _owner[i] && Move(i, to);
            }

            for (var other = i + 1; other < _units.Count; other++)
            {
                isBetter |= Swap(_owner[i], _owner[other]);
            }
        }

        return isBetter;
    }

    /// <summary>Gives a piece to another article, alone or with what follows it; an article that has no text then takes other text.</summary>
    private bool Move(int unit, int to)
    {
        var from = _owner[unit];
        if (Try(() => Give(unit, to)) || Try(() => GiveRun(unit, to)))
        {
            return true;
        }

        for (var other = Math.Max(0, unit - Around); from != unit && _units[from].IsHead && other < Math.Min(_units.Count, unit + Around + 1); other++)
        {
            if (other != unit && !_units[other].IsHead && _owner[other] != from && Try(() => Exchange(unit, to, other, from)))
            {
                return true;
            }
        }

        return false;
    }

    private void Exchange(int unit, int to, int other, int from)
    {
        GiveRun(unit, to);
        GiveRun(other, from);
    }

    /// <summary>Two articles with head lines exchange all of their text.</summary>
    private bool Swap(int one, int other) => one != other && _units[one].IsHead && _units[other].IsHead && Try(() =>
    {
        for (var i = 0; i < _owner.Length; i++)
        {
            if (!_units[i].IsHead)
            {
                _owner[i] = _owner[i] == one ? other : _owner[i] == other ? one : _owner[i];
            }
        }
    });

    /// <summary>Head lines join those before them, or part from them.</summary>
    private bool Merge(int head, int with) => Try(() =>
    {
        if (_owner[head] != head)
        {
            _owner[head] = head;
            return;
        }

        for (var i = 0; i < _owner.Length; i++)
        {
            _owner[i] = _owner[i] == head ? with : _owner[i];
        }
    });

    private void GiveRun(int unit, int to)
    {
        var from = _owner[unit];
        var end = unit + 1;
        while (end < _units.Count && _owner[end] == from && !_units[end].IsHead && !_units[end].Begins)
        {
            end++;
        }

        for (var i = unit; i < end; i++)
        {
            Give(i, to);
        }
    }

    private void Give(int unit, int to)
    {
        if (_owner[unit] == unit)
        {
            // Another piece leads what stays.
            var next = Enumerable.Range(0, _units.Count).FirstOrDefault(i => i != unit && _owner[i] == unit, -1);
            for (var i = 0; next >= 0 && i < _owner.Length; i++)
            {
                _owner[i] = _owner[i] == unit ? next : _owner[i];
            }
        }

        _owner[unit] = to;
    }

    private bool Try(Action move)
    {
        if (!_budget.Take())
        {
            return false;
        }

        _owner.CopyTo(_saved, 0);
        move();
        var isTaken = _score.TryTake(_owner, Gain);
        _budget.Spend(_score.PairsSeen);
        if (isTaken)
        {
            return true;
        }

        _saved.CopyTo(_owner, 0);
        return false;
    }

    private List<Story> Stories()
    {
        var stories = new List<Story>();
        foreach (var owner in Enumerable.Range(0, _units.Count).Where(i => _owner[i] == i))
        {
            var parts = Enumerable.Range(0, _units.Count).Where(i => _owner[i] == owner).Select(i => _units[i]).OrderByDescending(unit => unit.IsHead).ToList();
            var story = new Story { Page = _units[owner].Fragments[0].Page, HasLeadIn = _units[owner].HasLeadIn };
            var group = 0;
            foreach (var part in parts)
            {
                story.Bylines.AddRange(part.Bylines);
                foreach (var fragment in part.Fragments)
                {
                    StoryAssembly.Place(fragment, story, ++group);
                }
            }

            stories.Add(story);
        }

        return stories;
    }
}

/// <summary>Bounds how many divisions of an issue are looked at, so that no file takes long; pages that come after keep their order.</summary>
internal sealed class MatchingBudget
{
    /// <summary>Pairs that cost as much to look up as all else of a division.</summary>
    private const int PairsOfDivision = 64;

    private int _left = 1_500_000;

    /// <summary>Takes one; false when none is left.</summary>
    public bool Take() => _left > 0 && _left-- > 0;

    /// <summary>Takes what looking up pairs of letters cost.</summary>
    public void Spend(int pairs) => _left -= pairs / PairsOfDivision;
}
