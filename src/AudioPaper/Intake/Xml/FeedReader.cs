using System.Collections.Immutable;

namespace AudioPaper.Intake.Xml;

/// <summary>Reads feed files (RSS 0.9 to 2.0, RSS 1.0, Atom): each item an article, the newest item's date the issue's.</summary>
public static class FeedReader
{
    /// <summary>Reads the items of a feed.</summary>
    /// <exception cref="IntakeException">The file is no feed, or holds no item with text.</exception>
    public static ImmutableArray<Source> Read(byte[] bytes, string name)
    {
        var document = SafeXml.Load(bytes, name);
        var source = new SourceBuilder(name) { Newspaper = FeedItems.Title(document, name) };
        foreach (var item in FeedItems.Of(document, name))
        {
            item.AddTo(source);
        }

        return source.ToSources();
    }
}
