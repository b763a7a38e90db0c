namespace AudioPaper.EspeakWorker;

/// <summary>The memory that a worker's answers are read into, one after the other; it grows to the longest. One answer at a time; not thread-safe.</summary>
internal sealed class AnswerBuffer
{
    /// <summary>Six seconds of sound at 22,050 Hz.</summary>
    private const int UsualSampleCount = 128 * 1024;

    private byte[] bytes = [];
    private short[] samples = [];

    /// <summary>Room for an answer as it comes over the wire; what was there before may be lost.</summary>
    /// <param name="sizeBytes">Its size.</param>
    public Memory<byte> Bytes(int sizeBytes) => Room(ref bytes, sizeBytes, sizeof(short) * UsualSampleCount);

    /// <summary>Room for the samples of an answer; those before may be lost.</summary>
    /// <param name="sampleCount">Their number.</param>
    public Memory<short> Samples(int sampleCount) => Room(ref samples, sampleCount, UsualSampleCount);

    private static Memory<T> Room<T>(ref T[] memory, int length, int usual)
    {
        if (memory.Length < length)
        {
            memory = GC.AllocateUninitializedArray<T>(Math.Max(usual, length + (length / 4)));
        }

        return memory.AsMemory(0, length);
    }
}
