using System.Globalization;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Deadlines;

/// <summary>An issue that should be published by now and of which nothing has arrived.</summary>
/// <param name="NewspaperFolder">Its newspaper's folder.</param>
/// <param name="Date">Its date.</param>
/// <param name="Deadline">When it should have been published.</param>
internal sealed record MissingIssue(string NewspaperFolder, DateOnly Date, Deadline Deadline)
{
    /// <summary>The id it would have.</summary>
    public IssueId Id { get; } = new(string.Create(CultureInfo.InvariantCulture, $"{NewspaperFolder}/{Date:yyyy-MM-dd}"));

    /// <summary>Where is kept who was told of it: it has no folder of its own.</summary>
    public IssueId KeptAt => new($".server/missing/{Id}");

    /// <summary>What people are told.</summary>
    public string English => string.Create(CultureInfo.InvariantCulture,
        $"Nothing of {Id} had arrived by {Deadline.DueAt:HH:mm}; deliver its pages, or name the days on which the newspaper appears with \"days\" in its settings.");

    /// <summary>The same in Chinese.</summary>
    public string Chinese => string.Create(CultureInfo.InvariantCulture,
        $"到 {Deadline.DueAt:HH:mm} 仍未收到 {Id} 的版面；请送稿，或在该报设置的 days 中写明出报日。");
}
