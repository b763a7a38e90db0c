namespace AudioPaper.Training.Generation;

/// <summary>In what a story is written, and so by which habits it is set.</summary>
internal enum Script
{
    /// <summary>Chinese in simplified characters: the mainland, Singapore.</summary>
    Simplified,

    /// <summary>Chinese in traditional characters: Taiwan, Hong Kong, Macao.</summary>
    Traditional,

    /// <summary>English.</summary>
    English,
}
