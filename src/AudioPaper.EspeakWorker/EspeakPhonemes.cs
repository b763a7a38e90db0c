using System.Runtime.InteropServices;
using System.Text;

namespace AudioPaper.EspeakWorker;

/// <summary>Asks the library of espeak-ng for phonemes without sound.</summary>
/// <remarks>Source: <c>espeak_TextToPhonemes</c> in espeak-ng's public header <c>speak_lib.h</c>.</remarks>
internal static unsafe class EspeakPhonemes
{
    private const int InIpa = 2;

    /// <summary>A text has fewer clauses than bytes; a library that never comes to its end must not keep us.</summary>
    private const int MaxClauses = 4_096;

    /// <summary>The phonemes of all clauses of a text, parted by spaces. Stops are not among them.</summary>
    /// <param name="library">The library, initialized.</param>
    /// <param name="request">Voice and text.</param>
    public static SpeechAnswer Of(nint library, SpeechRequest request)
    {
        if (EspeakLibrary.ChooseVoice(library, request.Voice) is { } refused)
        {
            return SpeechAnswer.Failed(refused);
        }

        var next = (delegate* unmanaged[Cdecl]<byte**, int, int, byte*>)EspeakLibrary.Export(library, "espeak_TextToPhonemes");
        var ipa = new StringBuilder();
        fixed (byte* start = Encoding.UTF8.GetBytes(request.Text + '\0'))
        {
            var at = start;
            for (var clause = 0; at != null; clause++)
            {
                var phonemes = clause < MaxClauses ? next(&at, EspeakLibrary.CharsUtf8, InIpa) : null;
                if (phonemes == null)
                {
                    return SpeechAnswer.Failed("espeak-ng gave no phonemes.");
                }

                ipa.Append(ipa.Length == 0 ? "" : " ").Append(Marshal.PtrToStringUTF8((nint)phonemes)!.Trim());
            }
        }

        return SpeechAnswer.Phonemes(ipa.ToString());
    }
}
