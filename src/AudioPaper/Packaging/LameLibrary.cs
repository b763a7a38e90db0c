using System.Reflection;
using System.Runtime.InteropServices;

namespace AudioPaper.Packaging;

/// <summary>
/// The calls of libmp3lame that are needed here; the library is loaded into this process where the machine has it. ffmpeg encodes MP3 with
/// the same library, so most machines with ffmpeg do.
/// </summary>
/// <remarks>
/// Source of the signatures and numbers: LAME's public header <c>lame.h</c> (3.100). Calls return a negative number when they fail. An encoder
/// must not be used by two threads at once; two encoders may.
/// </remarks>
internal static partial class LameLibrary
{
    /// <summary>The name the calls below give; found in one of the files of <see cref="Names"/>.</summary>
    private const string Library = "libmp3lame";

    /// <summary>A call that the library must have: it tells LAME from anything else of that name.</summary>
    private const string ProbedCall = "lame_encode_buffer";

    private static readonly nint Handle = Bind();

    /// <summary>One channel (<c>MPEG_mode</c>).</summary>
    public const int Mono = 3;

    /// <summary>Whether the library is there.</summary>
    public static bool IsThere => Handle != 0;

    /// <summary>Files the library may be in. On Windows ffmpeg carries it inside.</summary>
    private static string[] Names =>
        OperatingSystem.IsWindows() ? []
        : OperatingSystem.IsMacOS() ? ["libmp3lame.0.dylib", "/opt/homebrew/lib/libmp3lame.0.dylib", "/usr/local/lib/libmp3lame.0.dylib"]
        : ["libmp3lame.so.0"];

    /// <summary>Loads the first of some files that is LAME.</summary>
    /// <returns>Its handle, which stays; 0 when none is.</returns>
    internal static nint Load(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                if (NativeLibrary.TryGetExport(handle, ProbedCall, out _))
                {
                    return handle;
                }

                NativeLibrary.Free(handle);
            }
        }

        return 0;
    }

    private static nint Bind()
    {
        var handle = Load(Names);
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Library ? handle : 0);
        return handle;
    }

    [LibraryImport(Library, EntryPoint = "lame_init")]
    public static partial nint Open();

    [LibraryImport(Library, EntryPoint = "lame_close")]
    public static partial int Close(nint encoder);

    [LibraryImport(Library, EntryPoint = "lame_set_in_samplerate")]
    public static partial int SetInputSampleRate(LameHandle encoder, int sampleRate);

    [LibraryImport(Library, EntryPoint = "lame_set_out_samplerate")]
    public static partial int SetOutputSampleRate(LameHandle encoder, int sampleRate);

    [LibraryImport(Library, EntryPoint = "lame_set_num_channels")]
    public static partial int SetChannelCount(LameHandle encoder, int channelCount);

    [LibraryImport(Library, EntryPoint = "lame_set_mode")]
    public static partial int SetMode(LameHandle encoder, int mode);

    [LibraryImport(Library, EntryPoint = "lame_set_brate")]
    public static partial int SetBitRate(LameHandle encoder, int bitRateKbps);

    [LibraryImport(Library, EntryPoint = "lame_set_disable_reservoir")]
    public static partial int SetReservoirDisabled(LameHandle encoder, int isDisabled);

    [LibraryImport(Library, EntryPoint = "lame_set_bWriteVbrTag")]
    public static partial int SetWritesTag(LameHandle encoder, int writesTag);

    [LibraryImport(Library, EntryPoint = "lame_init_params")]
    public static partial int Begin(LameHandle encoder);

    [LibraryImport(Library, EntryPoint = "lame_encode_buffer")]
    public static partial int Encode(LameHandle encoder, ReadOnlySpan<short> left, ReadOnlySpan<short> right, int sampleCount, Span<byte> frames, int sizeBytes);

    [LibraryImport(Library, EntryPoint = "lame_encode_flush")]
    public static partial int Flush(LameHandle encoder, Span<byte> frames, int sizeBytes);
}

/// <summary>An encoder of libmp3lame (<c>lame_t</c>), closed once.</summary>
internal sealed class LameHandle : SafeHandle
{
    /// <summary>Opens an encoder; invalid when the library is missing or has no memory for one.</summary>
    public LameHandle()
        : base(0, ownsHandle: true) => SetHandle(LameLibrary.IsThere ? LameLibrary.Open() : 0);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => LameLibrary.Close(handle) == 0;
}
