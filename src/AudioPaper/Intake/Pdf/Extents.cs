namespace AudioPaper.Intake.Pdf;

/// <summary>The parts of the width that boxes cover, and the gutters left between them.</summary>
internal sealed class Extents
{
    private readonly List<(double Left, double Right)> _covered = [];

    /// <summary>What <paramref name="boxes"/> cover.</summary>
    public static Extents Of(IEnumerable<TextBox> boxes)
    {
        var extents = new Extents();
        extents.Cover(boxes.Select(box => (box.Left, box.Right)));
        return extents;
    }

    /// <summary>Covers what <paramref name="other"/> covers.</summary>
    public void Cover(Extents other) => Cover(other._covered);

    /// <summary>The gaps of at least <paramref name="width"/> between covered parts, from left to right.</summary>
    public IEnumerable<(double Left, double Right)> Gutters(double width)
    {
        for (var i = 1; i < _covered.Count; i++)
        {
            if (_covered[i].Left - _covered[i - 1].Right >= width)
            {
                yield return (_covered[i - 1].Right, _covered[i].Left);
            }
        }
    }

    private void Cover(IEnumerable<(double Left, double Right)> parts)
    {
        var all = _covered.Concat(parts).OrderBy(part => part.Left).ToList();
        _covered.Clear();
        foreach (var part in all)
        {
            if (_covered.Count > 0 && part.Left <= _covered[^1].Right)
            {
                _covered[^1] = (_covered[^1].Left, Math.Max(_covered[^1].Right, part.Right));
            }
            else
            {
                _covered.Add(part);
            }
        }
    }
}
