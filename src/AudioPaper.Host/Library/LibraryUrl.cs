namespace AudioPaper.Host.Library;

/// <summary>Addresses of files of the library on the web.</summary>
internal static class LibraryUrl
{
    /// <summary>Address of a file: each part of its path percent-encoded.</summary>
    /// <param name="publicUrl">Address of the library.</param>
    /// <param name="folder">Folder in it, parts separated by <c>/</c>.</param>
    /// <param name="file">The file; empty for the folder.</param>
    public static Uri Of(Uri publicUrl, string folder, string file) =>
        new($"{publicUrl.AbsoluteUri.TrimEnd('/')}/{string.Join('/', folder.Split('/').Append(file).Select(Uri.EscapeDataString))}");
}
