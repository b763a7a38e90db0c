namespace AudioPaper.Intake.Pdf;

/// <summary>How a line stands on its printed page.</summary>
/// <param name="Place">The box around it, in points, y upwards.</param>
/// <param name="Font">Name of the font of most of its letters.</param>
/// <param name="BeginsBold">Whether it begins in bold and does not go on so, as a heading does that is set into its paragraph.</param>
/// <param name="RuleAbove">How far above it the next level rule is, in points; positive infinity for none.</param>
/// <param name="RuleBelow">The same below.</param>
/// <param name="HasGround">Whether it has a ground or a border of its own, as labels have.</param>
internal sealed record LineSetting(Place Place, string Font, bool BeginsBold, double RuleAbove, double RuleBelow, bool HasGround);
