namespace AudioPaper.Intake;

/// <summary>The forms of input that are told apart.</summary>
public enum SourceFormat
{
    /// <summary>None that can be read, though the name promises one.</summary>
    Unknown,

    /// <summary>Text of a page, laid out or not, in any encoding.</summary>
    PageText,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A picture of a page: PNG, JPEG or TIFF.</summary>
    Image,

    /// <summary>News items in IPTC ninjs.</summary>
    Ninjs,

    /// <summary>Articles as AudioPaper writes them.</summary>
    Articles,

    /// <summary>Scanned pages in ALTO.</summary>
    Alto,

    /// <summary>A METS file that ties scanned pages in ALTO together.</summary>
    Mets,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>An EPUB book.</summary>
    Epub,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>A feed in RSS or Atom.</summary>
    Feed,

    /// <summary>A zip file of pages.</summary>
    Zip,
}
