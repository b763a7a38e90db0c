namespace AudioPaper.Publishing;

/// <summary>The id of an episode, made of what it is and not of where it lies.</summary>
public static class EpisodeGuid
{
    // Ours for ever: another value would make every episode new to every listener.
    private static readonly Guid EpisodeSpace = new("5a3f0f5e-6d0b-5c53-9a52-0a6d3f7c1e84");

    /// <summary>UUIDv5 of newspaper, ISO date and edition, each on a line of its own.</summary>
    /// <param name="newspaper">Name or id of the newspaper; letter case and spaces count.</param>
    /// <param name="date">Date of the issue.</param>
    /// <param name="edition">The edition's label; empty if there is one only.</param>
    /// <exception cref="ArgumentException">A name holds a line end.</exception>
    public static Guid Make(string newspaper, DateOnly date, string edition) =>
        newspaper.Contains('\n', StringComparison.Ordinal) || edition.Contains('\n', StringComparison.Ordinal)
            ? throw new ArgumentException("The names of newspaper and edition stand on one line.")
            : Uuid5.Make(EpisodeSpace, FormattableString.Invariant($"{newspaper}\n{date:yyyy-MM-dd}\n{edition}"));
}
