using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AudioPaper.EspeakWorker;

/// <summary>
/// The library of espeak-ng, loaded for one text. It keeps state in static variables (the place in its flutter table, its
/// gain control, filters) that no call resets, so the same text sounds different the second time; loading it anew costs
/// about 2 ms and makes the same text the same bytes. Not thread-safe: its callback has no context in all calls.
/// </summary>
/// <remarks>Source of the signatures and numbers: espeak-ng's public header <c>speak_lib.h</c>.</remarks>
internal static unsafe class EspeakLibrary
{
    private const int AudioOutputSynchronous = 2;
    private const int PhonemeEvents = 1;
    private const int DoNotExit = 0x8000;
    internal const int CharsUtf8 = 1;

    /// <summary>Phonemes between <c>[[</c> and <c>]]</c> are said as they are; texts hold these only where a lexicon tells a sound.</summary>
    private const int PhonemesInBrackets = 0x100;
    private const int PositionInCharacters = 1;
    private const int RateParameter = 1;
    private const int VolumeParameter = 2;
    private const int PitchParameter = 3;
    private const int WordEvent = 1;
    private const int PhonemeEvent = 7;

    private static readonly List<short> Samples = new(1 << 18);
    private static readonly List<SpeechEvent> Events = new(1 << 10);

    /// <summary>Speaks <paramref name="request"/>; what espeak-ng refuses comes back as an error.</summary>
    public static SpeechAnswer Speak(SpeechRequest request)
    {
        var library = LibraryLocation.Load();
        try
        {
            Samples.Clear();
            Events.Clear();
            SeedNoise();
            var initialize = (delegate* unmanaged[Cdecl]<int, int, byte*, int, int>)Export(library, "espeak_Initialize");
            var sampleRate = initialize(AudioOutputSynchronous, 0, null, PhonemeEvents | DoNotExit);
            if (sampleRate <= 0)
            {
                return SpeechAnswer.Failed("espeak-ng did not start; is its data folder installed?");
            }

            if (request.IsForPhonemes)
            {
                var answer = EspeakPhonemes.Of(library, request);
                ((delegate* unmanaged[Cdecl]<int>)Export(library, "espeak_Terminate"))();
                return answer;
            }

            var error = SpeakOnce(library, request);
            ((delegate* unmanaged[Cdecl]<int>)Export(library, "espeak_Terminate"))();
            return error is null ? new SpeechAnswer(null, sampleRate, Samples.ToArray(), [.. Events]) : SpeechAnswer.Failed(error);
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    private static string? SpeakOnce(nint library, SpeechRequest request)
    {
        ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<short*, int, Event*, int>, void>)Export(library, "espeak_SetSynthCallback"))(&Receive);
        if (ChooseVoice(library, request.Voice) is { } refused)
        {
            return refused;
        }

        var setParameter = (delegate* unmanaged[Cdecl]<int, int, int, int>)Export(library, "espeak_SetParameter");
        if (setParameter(RateParameter, request.Rate, 0) != 0 || setParameter(VolumeParameter, request.Amplitude, 0) != 0
            || setParameter(PitchParameter, request.Pitch, 0) != 0)
        {
            return "espeak-ng refused the rate, the amplitude or the pitch.";
        }

        var text = Encoding.UTF8.GetBytes(request.Text + '\0');
        fixed (byte* start = text)
        {
            var synth = (delegate* unmanaged[Cdecl]<byte*, nuint, uint, int, uint, uint, uint*, void*, int>)Export(library, "espeak_Synth");
            var result = synth(start, (nuint)text.Length, 0, PositionInCharacters, 0, CharsUtf8 | PhonemesInBrackets, null, null);
            return result == 0 ? null : $"espeak-ng failed with error {result}.";
        }
    }

    /// <summary>Chooses a voice; null when it is there, otherwise a sentence.</summary>
    internal static string? ChooseVoice(nint library, string voice)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(voice + '\0'))
        {
            return ((delegate* unmanaged[Cdecl]<byte*, int>)Export(library, "espeak_SetVoiceByName"))(name) == 0 ? null : $"espeak-ng has no voice '{voice}'.";
        }
    }

    internal static void* Export(nint library, string name) => (void*)NativeLibrary.GetExport(library, name);

    /// <summary>Breathy variants take their noise from the C library; where its seed cannot be set they are not repeatable.</summary>
    private static void SeedNoise()
    {
        var names = OperatingSystem.IsWindows() ? new[] { "ucrtbase", "msvcrt" } : OperatingSystem.IsMacOS() ? ["libSystem.dylib"] : ["libc.so.6"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle) && NativeLibrary.TryGetExport(handle, "srand", out var seed))
            {
                ((delegate* unmanaged[Cdecl]<uint, void>)seed)(1);
            }
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Receive(short* sound, int sampleCount, Event* happened)
    {
        if (sound != null && sampleCount > 0)
        {
            Samples.AddRange(new ReadOnlySpan<short>(sound, sampleCount));
        }

        for (; happened->Type != 0; happened++)
        {
            if (happened->Type is WordEvent or PhonemeEvent)
            {
                var isWord = happened->Type == WordEvent;
                Events.Add(new SpeechEvent(isWord, happened->TextPosition, happened->Sample, isWord ? "" : Name(happened->Id)));
            }
        }

        return 0;
    }

    private static string Name(ulong id)
    {
        var bytes = new ReadOnlySpan<byte>(&id, 8);
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary><c>espeak_EVENT</c>; the last field is a union of a number, a pointer and 8 characters.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Event
    {
        public int Type;
        public uint Identifier;
        public int TextPosition;
        public int Length;
        public int AudioPositionMilliseconds;
        public int Sample;
        public nint UserData;
        public ulong Id;
    }
}
