using AudioPaper.Diagnostics;

namespace AudioPaper.Host.Operations.Alerts;

/// <summary>An alert could not be sent; it may be tried again, and only what was not sent yet is sent then.</summary>
public sealed class AlertException(string message, string chinese, Exception? innerException = null) : SentenceException(message, chinese, innerException);
