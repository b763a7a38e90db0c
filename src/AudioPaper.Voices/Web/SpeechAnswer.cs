namespace AudioPaper.Voices.Web;

/// <summary>What a server answered to a call that succeeded.</summary>
/// <param name="Body">The body, whole as far as HTTP knows.</param>
/// <param name="HasEnd">Whether its end was announced (Content-Length, or the last chunk), so that a closed connection cannot pass for it.</param>
/// <param name="IsText">Whether it is called text, HTML or JSON.</param>
internal sealed record SpeechAnswer(byte[] Body, bool HasEnd, bool IsText);
