using AudioPaper.Synthesis;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioPaper.Voices.Piper;

/// <summary>
/// A Piper model opened in ONNX Runtime. The only type that knows it, so that its library is not even loaded before a Piper voice speaks.
/// Thread-safe.
/// </summary>
/// <remarks>
/// The signature (rhasspy/piper, <c>export_onnx.py</c>): <c>input</c> int64[1,T], <c>input_lengths</c> int64[1], <c>scales</c> float[3] and, with several
/// speakers, <c>sid</c> int64[1]; <c>output</c> float[1,1,1,N], samples from −1 to 1.
/// </remarks>
internal sealed class OnnxSession : IDisposable
{
    private const string Input = "input", Lengths = "input_lengths", Scales = "scales", Speaker = "sid", Output = "output";

    /// <summary>Memory of all runs together: four of a large voice take about half of it. A hostile model must not take the rest of the machine's.</summary>
    private const uint MaxArenaBytes = 4_000_000_000;

    private static readonly Lazy<OrtEnv> Environment = new(CreateEnvironment);

    private readonly string path;
    private readonly InferenceSession session;

    private OnnxSession(string path, InferenceSession session)
    {
        this.path = path;
        this.session = session;
        TakesSpeaker = session.InputMetadata.ContainsKey(Speaker);
    }

    /// <summary>Whether it asks for a speaker.</summary>
    public bool TakesSpeaker { get; }

    /// <summary>Opens a model and checks its signature. Takes up to a second; wrong inputs of every kind end here.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threadCount">Threads of one call.</param>
    /// <param name="needsSpeaker">Whether its configuration has several speakers.</param>
    /// <exception cref="SynthesisException">It is no Piper voice, or ONNX Runtime does not run here; not transient.</exception>
    public static OnnxSession Open(string path, int threadCount, bool needsSpeaker)
    {
        try
        {
            _ = Environment.Value;
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threadCount,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
                // Each sentence has a length of its own: patterns would pile up.
                EnableMemoryPattern = false,
            };
            options.AddSessionConfigEntry("session.use_env_allocators", "1");
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            var opened = new OnnxSession(path, new InferenceSession(path, options));
            if (opened.FindFault(needsSpeaker) is not { } fault)
            {
                return opened;
            }

            opened.Dispose();
            throw PiperRefusal.OfFile(path, $"is no Piper voice ({fault})", $"不是 Piper 声音（{fault}）");
        }
        catch (OnnxRuntimeException broken)
        {
            throw PiperRefusal.OfFile(path, $"cannot be opened ({PiperRefusal.Short(broken.Message)})", $"无法打开（{PiperRefusal.Short(broken.Message)}）", broken);
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new SynthesisException($"Piper voices need ONNX Runtime, which does not run on this system ({PiperRefusal.Short(missing.Message)}); choose a voice of another engine.",
                isTransient: false, missing, $"Piper 声音需要 ONNX Runtime，但它无法在本系统上运行（{PiperRefusal.Short(missing.Message)}）；请改用其他引擎的声音。");
        }
    }

    /// <summary>Runs the model on the calling thread.</summary>
    /// <param name="ids">What it says.</param>
    /// <param name="scales">Noise, length and noise of lengths.</param>
    /// <param name="speaker">The speaker, where it asks for one.</param>
    /// <param name="mostSamples">More samples than this are refused.</param>
    /// <param name="ended">Ends the run between two operations.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ended"/>.</exception>
    /// <exception cref="SynthesisException">The model failed, or gave what is no sound; not transient.</exception>
    public float[] Run(long[] ids, float[] scales, long speaker, long mostSamples, CancellationToken ended)
    {
        ended.ThrowIfCancellationRequested();
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var lengths = OrtValue.CreateTensorValueFromMemory(new long[] { ids.Length }, [1]);
        using var three = OrtValue.CreateTensorValueFromMemory(scales, [3]);
        using var sid = OrtValue.CreateTensorValueFromMemory(new[] { speaker }, [1]);
        using var options = new RunOptions();
        using var end = ended.Register(() => options.Terminate = true);
        try
        {
            string[] names = TakesSpeaker ? [Input, Lengths, Scales, Speaker] : [Input, Lengths, Scales];
            OrtValue[] values = TakesSpeaker ? [input, lengths, three, sid] : [input, lengths, three];
            using var outputs = session.Run(options, names, values, [Output]);
            var shape = outputs[0].GetTensorTypeAndShape();
            if (shape.ElementDataType != TensorElementType.Float || shape.Shape.SkipLast(1).Any(size => size != 1) || shape.ElementCount is < 1 || shape.ElementCount > mostSamples)
            {
                throw PiperRefusal.OfFile(path, $"gave no plausible sound ({string.Join('×', shape.Shape)} samples for {ids.Length} ids)",
                    $"输出的声音不合理（{ids.Length} 个编号得到 {string.Join('×', shape.Shape)} 个采样）");
            }

            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        catch (OnnxRuntimeException) when (ended.IsCancellationRequested)
        {
            throw new OperationCanceledException(ended);
        }
        catch (OnnxRuntimeException broken)
        {
            throw PiperRefusal.OfFile(path, $"failed to speak ({PiperRefusal.Short(broken.Message)})", $"合成失败（{PiperRefusal.Short(broken.Message)}）", broken);
        }
    }

    /// <summary>Frees the model. No run may be under way.</summary>
    public void Dispose() => session.Dispose();

    private string? FindFault(bool needsSpeaker) =>
        session.InputMetadata.Keys.FirstOrDefault(name => name is not (Input or Lengths or Scales or Speaker)) is { } foreign ? $"input '{foreign}'"
        : needsSpeaker && !TakesSpeaker ? $"no input '{Speaker}'"
        : Fault(session.InputMetadata, Input, TensorElementType.Int64, 2) ?? Fault(session.InputMetadata, Lengths, TensorElementType.Int64, 1)
            ?? Fault(session.InputMetadata, Scales, TensorElementType.Float, 1) ?? (TakesSpeaker ? Fault(session.InputMetadata, Speaker, TensorElementType.Int64, 1) : null)
            ?? Fault(session.OutputMetadata, Output, TensorElementType.Float, null);

    private static string? Fault(IReadOnlyDictionary<string, NodeMetadata> found, string name, TensorElementType type, int? rank) =>
        !found.TryGetValue(name, out var node) ? $"no '{name}'"
        : !node.IsTensor || node.ElementDataType != type ? $"'{name}' is not {type}"
        : rank is not null && node.Dimensions.Length != rank ? $"'{name}' has {node.Dimensions.Length} dimensions"
        : rank is not null && node.Dimensions.Any(size => size > 1 && !(name == Scales && size == 3)) ? $"'{name}' has a fixed size"
        : null;

    private static OrtEnv CreateEnvironment()
    {
        var quiet = new EnvironmentCreationOptions { logId = "audiopaper", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        var environment = OrtEnv.CreateInstanceWithOptions(ref quiet);
        environment.DisableTelemetryEvents();
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        // It grows by doubling: giving memory back after each run, or growing by what is asked for, took more in the end (measured over 180 sentences).
        using var bounds = new OrtArenaCfg(MaxArenaBytes, 0, -1, -1);
        environment.CreateAndRegisterAllocator(memory, bounds);
        return environment;
    }
}
