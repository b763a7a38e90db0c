namespace AudioPaper.Diagnostics;

/// <summary>A range of characters in one source of an issue.</summary>
/// <param name="Source">Index of the source (a file) in the issue, from 0.</param>
/// <param name="Start">First UTF-16 code unit, from 0.</param>
/// <param name="Length">Number of UTF-16 code units.</param>
public readonly record struct SourceSpan(int Source, int Start, int Length)
{
    /// <summary>The code unit after the last one.</summary>
    public int End => Start + Length;
}
