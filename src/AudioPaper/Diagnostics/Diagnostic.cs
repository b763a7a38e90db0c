namespace AudioPaper.Diagnostics;

/// <summary>How much a finding matters to whoever publishes the issue.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Note,

    /// <summary>The result stands, but somebody should look.</summary>
    Warning,

    /// <summary>Something is missing from the result.</summary>
    Error,
}

/// <summary>A finding about an issue.</summary>
/// <param name="Code">Stable and short, in kebab case, e.g. <c>headline-made</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">One clear sentence.</param>
/// <param name="Span">The place in the source, where there is one.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceSpan? Span = null);
