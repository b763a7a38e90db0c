using System.Collections.Immutable;
using AudioPaper.Diagnostics;

namespace AudioPaper.Intake.Pdf;

/// <summary>What was read from a PDF.</summary>
/// <param name="Source">
/// The text of all pages: a line for each printed line, a blank line between blocks, a form feed between pages (a page without text
/// is empty between two of them). Each line has a region: <see cref="RegionRole.Caption"/>,
/// <see cref="RegionRole.Folio"/> or <see cref="RegionRole.Nameplate"/> where the page shows it, else <see cref="RegionRole.Line"/>.
/// </param>
/// <param name="Diagnostics">
/// What is missing from it: <c>pdf-page-without-text</c> and <c>pdf-page-unreadable</c> (a page gave nothing),
/// <c>page-recognised</c> (a page that was read from its picture),
/// <c>pdf-letters-unknown</c> (letters whose font does not tell what they are).
/// </param>
public sealed record PdfText(Source Source, ImmutableArray<Diagnostic> Diagnostics);
