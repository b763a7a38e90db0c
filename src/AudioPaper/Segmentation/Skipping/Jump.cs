namespace AudioPaper.Segmentation.Skipping;

/// <summary>What a jump line says.</summary>
/// <param name="IsBack">Whether it names the page that the article comes from, not the one where it goes on.</param>
/// <param name="Page">Label of that page, as <see cref="JumpLines.PageOf"/> writes it.</param>
/// <param name="Word">A word that names the article, or empty.</param>
internal sealed record Jump(bool IsBack, string Page, string Word);
