using System.Globalization;

namespace AudioPaper.Segmentation.Corrections;

/// <summary>Ids for articles typed by hand: the numbers after those on the pages, whatever the edited file calls them.</summary>
internal sealed class ArticleIds(IReadOnlyCollection<Article> found)
{
    private int last = found.Count;

    /// <summary>The next id.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"a{++last}");
}
