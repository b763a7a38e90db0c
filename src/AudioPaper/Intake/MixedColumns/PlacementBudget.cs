namespace AudioPaper.Intake.MixedColumns;

/// <summary>Bounds how many lines of a source are searched for columns, so that no file takes long; what comes after stays as it is.</summary>
internal sealed class PlacementBudget
{
    /// <summary>Lines of a thick newspaper all of whose pages are mixed, each looked at a few times.</summary>
    private int _left = 6_000;

    /// <summary>Takes lines; false when not so many are left.</summary>
    public bool Take(int lines)
    {
        if (lines > _left)
        {
            return false;
        }

        _left -= lines;
        return true;
    }

    /// <summary>Blocks of a thick newspaper all of whose pages are mixed.</summary>
    private int _blocksLeft = 100_000;

    /// <summary>Takes blocks of a page; false when not so many are left.</summary>
    public bool TakeBlocks(int blocks)
    {
        if (blocks > _blocksLeft)
        {
            return false;
        }

        _blocksLeft -= blocks;
        return true;
    }
}
