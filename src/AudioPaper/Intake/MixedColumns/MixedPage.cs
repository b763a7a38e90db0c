using System.Collections.Immutable;

namespace AudioPaper.Intake.MixedColumns;

/// <summary>A page of text whose blocks may be rows of columns.</summary>
internal sealed class MixedPage
{
    /// <summary>
    /// Evidence for each line that must come with a neighbouring block before it is taken for part of the same columns: programs that
    /// export text part a row from the next where headings shift the lines of one column.
    /// </summary>
    private const double EvidenceOfNeighbour = 0.4;

    /// <summary>Evidence by which a placement must be better than the next one to pass without a word.</summary>
    private const double ClearMargin = 0.5;

    private readonly List<Part> _parts;
    private bool _isInTurn;
    private string? _inTurn;

    private MixedPage(List<Part> parts) => _parts = parts;

    /// <summary>Whether columns are mixed whose order is not known for certain.</summary>
    public bool IsUnclear => _isInTurn || _parts.Exists(part => (part.IsMixed && part.Placed is not { Margin: >= ClearMargin }) || part.HasJoinedLatin);

    /// <summary>Whether any block was put in order.</summary>
    public bool IsChanged => _inTurn is not null || _parts.Exists(part => part.Placed is not null);

    /// <summary>Reads a page, given without form feeds.</summary>
    public static MixedPage Of(string page, PlacementBudget budget, CancellationToken cancellationToken)
    {
        var lines = page.Split('\n');
        var parts = new List<Part>();
        for (var start = 0; start < lines.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = Array.FindIndex(lines, start, string.IsNullOrWhiteSpace);
            end = end < 0 ? lines.Length : end;
            if (end > start)
            {
                parts.Add(Part.Of(lines[start..end], budget, cancellationToken));
            }
            else
            {
                parts.Add(new Part([lines[start]], null, false));
                end++;
            }

            start = end;
        }

        var mixed = new MixedPage(parts);
        mixed.JoinNeighbours(budget, cancellationToken);
        if (!page.Contains("  ", StringComparison.Ordinal))
        {
            mixed.PlaceInTurn(budget, cancellationToken);
        }

        return mixed;
    }

    /// <summary>The page as text.</summary>
    public string Written() => _inTurn ?? string.Concat(_parts.Select(part => part.Written));

    /// <summary>Takes blocks next to mixed ones, parted from them by one blank line, into the same columns where evidence speaks for it.</summary>
    private void JoinNeighbours(PlacementBudget budget, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            while (_parts[i].IsMixed && (Joined(i, i + 2, budget, cancellationToken) ?? Joined(i - 2, i, budget, cancellationToken)) is var (first, part))
            {
                _parts.RemoveRange(first, 3);
                _parts.Insert(first, part);
                i = first;
            }
        }
    }

    /// <summary>Puts blocks in order that come from several columns in turn.</summary>
    private void PlaceInTurn(PlacementBudget budget, CancellationToken cancellationToken)
    {
        var parts = _parts.FindAll(part => !part.IsBlank);
        if (!budget.TakeBlocks(parts.Count))
        {
            return;
        }

        var blocks = parts.ConvertAll(part => new TurnBlock(part.Cells, part.IsMixed));
        var chains = ColumnsInTurn.Chains(blocks, out _isInTurn, cancellationToken);
        var texts = parts.ConvertAll(part => part.Written);
        if (chains is not null)
        {
            _inTurn = ColumnsInTurn.Written(chains, blocks, texts);
            return;
        }

        var cut = new CutTexts(blocks);
        _inTurn = cut.Chains(cancellationToken) is { } order ? cut.Written(order, texts) : null;
    }

    private (int First, Part Part)? Joined(int first, int second, PlacementBudget budget, CancellationToken cancellationToken)
    {
        if (first < 0 || second >= _parts.Count || _parts[first].IsBlank || _parts[second].IsBlank)
        {
            return null;
        }

        var joined = Part.Of([.. _parts[first].Lines, .. _parts[second].Lines], budget, cancellationToken);
        var (apart, own) = _parts[first].IsMixed && _parts[second].IsMixed
            ? (_parts[first].Score + _parts[second].Score, 0)
            : _parts[first].IsMixed ? (_parts[first].Score, _parts[second].Lines.Length) : (_parts[second].Score, _parts[first].Lines.Length);
        if (joined.Placed is not { } placed)
        {
            return null;
        }

        var loose = Math.Max(0, placed.LooseCount - _parts[first].LooseCount - _parts[second].LooseCount);
        return loose <= Math.Max(0, own - 1) && placed.Score + (RowPlacement.CostOfLoose * loose) >= apart + (EvidenceOfNeighbour * (own - loose)) ? (first, joined) : null;
    }

    /// <summary>A block, or a blank line.</summary>
    private sealed record Part(string[] Lines, PlacedRows? Placed, bool IsMixed)
    {
        private ImmutableArray<Cell> _cells;

        /// <summary>Its text, with a line feed at the end.</summary>
        public string Written => Placed is { } placed ? JoinedRows.Written(placed) : string.Concat(Lines.Select(line => line + "\n"));

        public double Score => Placed?.Score ?? 0;

        public int LooseCount => Placed?.LooseCount ?? 0;

        /// <summary>Whether lines of Latin columns were joined.</summary>
        public bool HasJoinedLatin { get; } = LatinRows.AreJoined(Lines);

        /// <summary>The lines, each as one cell.</summary>
        public ImmutableArray<Cell> Cells
        {
            get
            {
                if (_cells.IsDefault)
                {
                    _cells = [.. Lines.Select(line => new Cell(line.Trim()))];
                }

                return _cells;
            }
        }

        public bool IsBlank => string.IsNullOrWhiteSpace(Lines[0]);

        public static Part Of(string[] lines, PlacementBudget budget, CancellationToken cancellationToken)
        {
            var placed = JoinedRows.InColumns(lines, budget, out var isMixed, cancellationToken);
            return new Part(lines, placed, isMixed || placed is not null);
        }
    }
}
