using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Tests.Web;

/// <summary>How much of files waits in memory for listeners.</summary>
public sealed class Pieces_of_files
{
    [Fact]
    public void Are_large_until_the_large_ones_reach_their_sum_and_small_then()
    {
        var budget = new PieceBudget(mostBytes: 2 * PieceBudget.LargeBytes);

        Assert.Equal([PieceBudget.LargeBytes, PieceBudget.LargeBytes, PieceBudget.SmallBytes, PieceBudget.SmallBytes], Enumerable.Range(0, 4).Select(_ => budget.Take(long.MaxValue)));

        budget.Return(PieceBudget.SmallBytes);
        Assert.Equal(PieceBudget.SmallBytes, budget.Take(long.MaxValue));
        budget.Return(PieceBudget.LargeBytes);
        Assert.Equal(PieceBudget.LargeBytes, budget.Take(long.MaxValue));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(PieceBudget.SmallBytes)]
    [InlineData(PieceBudget.SmallBytes + 1)]
    public void Are_no_larger_than_what_is_left(int rest)
    {
        var budget = new PieceBudget(mostBytes: PieceBudget.LargeBytes);

        Assert.Equal(rest, budget.Take(rest));
        budget.Return(rest);
        Assert.Equal(PieceBudget.LargeBytes, budget.Take(long.MaxValue));
    }

    [Fact]
    public void Are_given_back_by_many_at_once_without_losing_any()
    {
        var budget = new PieceBudget(mostBytes: 3 * PieceBudget.LargeBytes);

        Parallel.For(0, 10_000, i => budget.Return(budget.Take(i * 100L)));

        Assert.Equal([PieceBudget.LargeBytes, PieceBudget.LargeBytes, PieceBudget.LargeBytes, PieceBudget.SmallBytes], Enumerable.Range(0, 4).Select(_ => budget.Take(long.MaxValue)));
    }
}
