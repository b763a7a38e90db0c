using System.Collections.Immutable;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>What a token may do, each a word <c>THING:read</c> or <c>THING:write</c>. People have them by their role.</summary>
internal static class Scopes
{
    /// <summary>Newspapers and their settings.</summary>
    public const string NewspapersRead = "newspapers:read";

    /// <summary>Settings of newspapers: they name servers that are asked and pay for voices.</summary>
    public const string NewspapersWrite = "newspapers:write";

    /// <summary>Issues, deliveries, reports, articles, files, events.</summary>
    public const string IssuesRead = "issues:read";

    /// <summary>Delivering, correcting, publishing, stopping, withdrawing, deleting.</summary>
    public const string IssuesWrite = "issues:write";

    /// <summary>How words are said.</summary>
    public const string LexiconRead = "lexicon:read";

    /// <summary>Changing how words are said.</summary>
    public const string LexiconWrite = "lexicon:write";

    /// <summary>Voices and engines.</summary>
    public const string VoicesRead = "voices:read";

    /// <summary>Queues and jobs of the whole server.</summary>
    public const string JobsRead = "jobs:read";

    /// <summary>Who listens to private newspapers.</summary>
    public const string ListenersRead = "listeners:read";

    /// <summary>Giving and taking private addresses.</summary>
    public const string ListenersWrite = "listeners:write";

    /// <summary>Download counts.</summary>
    public const string DownloadsRead = "downloads:read";

    /// <summary>Speakers at home and what they play.</summary>
    public const string SpeakersRead = "speakers:read";

    /// <summary>Playing on speakers at home.</summary>
    public const string SpeakersWrite = "speakers:write";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        NewspapersRead, NewspapersWrite, IssuesRead, IssuesWrite, LexiconRead, LexiconWrite, VoicesRead, JobsRead, ListenersRead, ListenersWrite, DownloadsRead, SpeakersRead, SpeakersWrite,
    ];

    /// <summary>Role of somebody who may do everything.</summary>
    public const string Admin = "admin";

    /// <summary>Role of somebody who makes issues, and changes no settings.</summary>
    public const string Editor = "editor";

    /// <summary>What somebody of a role may do; nothing for a role that is none.</summary>
    public static ImmutableArray<string> Of(string role) => role switch
    {
        Admin => All,
        Editor => All.Remove(NewspapersWrite).Remove(JobsRead),
        _ => [],
    };
}
