using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AudioPaper.Intake.Html;

/// <summary>
/// Finds the elements of a document that hold its articles. <c>article</c> elements are taken at their word, except those that are
/// mostly links (teasers). Without them, the search goes down from <c>main</c> (or <c>body</c>) as long as one child holds nearly
/// all of the text. An element's score is its text length less twice the length of its links: navigation scores below zero.
/// </summary>
internal static class MainContent
{
    /// <summary>A child with this share of its parent's score holds the article.</summary>
    private const double DominantShare = 0.8;

    /// <summary>The elements, in order of the document; none when nothing but links is there.</summary>
    public static IReadOnlyList<IElement> Of(IHtmlDocument document)
    {
        var articles = document.QuerySelectorAll("article").Where(article => article.Ancestors<IElement>().All(above => above.LocalName != "article" && !HtmlElements.IsLeftOut(above))
            && !HtmlElements.IsLeftOut(article)).ToList();
        var told = articles.Where(article => Score(article) > 0).ToList();
        if (told.Count > 0)
        {
            return told;
        }

        var start = document.QuerySelectorAll("main, [role=main]").FirstOrDefault(main => Score(main) > 0) ?? document.Body;
        return start is null || Score(start) <= 0 ? [] : [Densest(start)];
    }

    private static IElement Densest(IElement element)
    {
        while (true)
        {
            var score = Score(element);
            // A heading beside the text belongs to it: going further down would lose it.
            var headings = element.QuerySelectorAll("h1").Count(heading => IsShown(heading, element));
            var child = element.Children.FirstOrDefault(child => HtmlElements.IsBlock(child) && child.LocalName != "p" && !HtmlElements.IsLeftOut(child)
                && Score(child) >= score * DominantShare && child.QuerySelectorAll("h1").Length >= headings);
            if (child is null)
            {
                return element;
            }

            element = child;
        }
    }

    private static bool IsShown(IElement element, IElement root)
    {
        for (var node = element; node is not null && node != root; node = node.ParentElement)
        {
            if (HtmlElements.IsLeftOut(node))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Text length less twice the length of the links in it; what is left out does not count.</summary>
    private static double Score(IElement element)
    {
        double score = 0;
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
            {
                score += text.Data.Count(c => !char.IsWhiteSpace(c));
            }
            else if (child is IElement inner && !HtmlElements.IsLeftOut(inner))
            {
                // A headline that links to its own article counts nothing: it is neither navigation nor text.
                score += inner.LocalName != "a" ? Score(inner) : HtmlElements.Level(element) > 0 ? 0 : -inner.TextContent.Count(c => !char.IsWhiteSpace(c));
            }
        }

        return score;
    }
}
