using AudioPaper.Diagnostics;

namespace AudioPaper.Voices.Catalogue;

/// <summary>A voice was not installed, found or removed. The message is one sentence for people: what, where and the way out.</summary>
/// <param name="message">The sentence in English.</param>
/// <param name="chinese">The sentence in Chinese.</param>
/// <param name="innerException">What caused it.</param>
public sealed class VoiceInstallException(string message, string chinese, Exception? innerException = null) : SentenceException(message, chinese, innerException);
