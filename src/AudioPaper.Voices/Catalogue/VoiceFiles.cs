namespace AudioPaper.Voices.Catalogue;

/// <summary>One file of a voice before it is installed.</summary>
/// <param name="Address">Where it is: <c>https</c>, <c>http</c> or <c>file</c>.</param>
/// <param name="SizeBytes">Its size, where that is known.</param>
/// <param name="Hash">Its hash, where that is known.</param>
public sealed record VoiceFile(Uri Address, long? SizeBytes = null, FileHash? Hash = null);

/// <summary>The two files of a Piper voice before it is installed: <c>NAME.onnx</c> and <c>NAME.onnx.json</c>.</summary>
/// <param name="Name">A name for files, see <see cref="VoiceName"/>.</param>
/// <param name="Model">The model.</param>
/// <param name="Config">Its configuration.</param>
public sealed record VoiceFiles(string Name, VoiceFile Model, VoiceFile Config)
{
    /// <summary>End of a model's name.</summary>
    public const string ModelEnding = ".onnx";

    /// <summary>End of a configuration's name.</summary>
    public const string ConfigEnding = ".onnx.json";
}
