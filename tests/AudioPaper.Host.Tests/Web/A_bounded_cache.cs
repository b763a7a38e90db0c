using AudioPaper.Host.Web.Files;

namespace AudioPaper.Host.Tests.Web;

public sealed class A_bounded_cache
{
    [Fact]
    public void Lets_go_what_was_not_used_for_longest()
    {
        var cache = new BoundedCache<int, string>(100, value => value.Length);
        for (var i = 0; i < 10; i++)
        {
            cache.Set(i, new string('x', 10));
        }

        Assert.True(cache.TryGet(0, out _));
        cache.Set(10, new string('x', 10));

        Assert.True(cache.TryGet(0, out _));
        Assert.False(cache.TryGet(1, out _));
        Assert.True(cache.TryGet(10, out _));
        Assert.Equal(7, Enumerable.Range(0, 11).Count(i => cache.TryGet(i, out _)));
    }

    [Fact]
    public void Counts_a_value_that_is_replaced_once_and_keeps_none_that_is_too_large()
    {
        var cache = new BoundedCache<int, string>(100, value => value.Length);
        for (var i = 0; i < 1_000; i++)
        {
            cache.Set(1, new string('x', 60));
        }

        Assert.True(cache.TryGet(1, out _));
        cache.Set(2, new string('x', 1_000));
        Assert.False(cache.TryGet(2, out _));
        cache.Set(3, "x");
        Assert.True(cache.TryGet(3, out _));
    }
}
