using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Piper;

/// <summary>The sentences that refuse a voice's files.</summary>
internal static class PiperRefusal
{
    /// <summary>A file of a voice cannot be used; not transient.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What is wrong with it, after "The voice file '…' ".</param>
    /// <param name="chinese">The same in Chinese.</param>
    /// <param name="inner">What was thrown, if anything was.</param>
    public static SynthesisException OfFile(string path, string what, string chinese, Exception? inner = null) =>
        new($"The voice file '{path}' {what}; install the voice again, or choose another one.", isTransient: false, inner,
            $"声音文件“{path}”{chinese}；请重新安装该声音，或改用其他声音。");

    /// <summary>An utterance asks for what the voice was not trained on; not transient.</summary>
    /// <param name="voice">The voice's id.</param>
    /// <param name="said">What it cannot say.</param>
    /// <param name="why">Why, in a few words.</param>
    /// <param name="chinese">The same in Chinese.</param>
    public static SynthesisException OfWords(string voice, string said, string why, string chinese) =>
        new($"The voice '{voice}' cannot say '{said}': {why}; another voice must speak this sentence.", isTransient: false,
            chinese: $"声音“{voice}”读不出“{said}”：{chinese}；这一句须由其他声音来读。");

    /// <summary>What ONNX Runtime said, short enough for a sentence.</summary>
    public static string Short(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.Length <= 200 ? line : line[..200] + " …";
    }
}
