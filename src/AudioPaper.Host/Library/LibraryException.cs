using AudioPaper.Diagnostics;

namespace AudioPaper.Host.Library;

/// <summary>The library cannot be used. The message is one sentence for people: the place and the way out.</summary>
public sealed class LibraryException(string message, string chinese, Exception? innerException = null) : SentenceException(message, chinese, innerException);
