using System.Text.Json;
using System.Text.Json.Serialization;
using AudioPaper.Files;
using AudioPaper.Synthesis;

namespace AudioPaper.Voices.Calibration;

/// <summary>What was measured of a voice, as it is kept.</summary>
/// <param name="Voice">Its id, for people.</param>
/// <param name="Pace">How many times as fast as by itself it reads.</param>
/// <param name="Measurement">What it does at that pace.</param>
public sealed record VoiceCalibration(string Voice, double Pace, VoiceMeasurement Measurement);

/// <summary>Measurements of voices, a file each, named by all that shapes them. Several processes may use one folder.</summary>
/// <param name="folder">The folder; made when the first measurement comes.</param>
public sealed class CalibrationStore(string folder)
{
    /// <summary>Grows when the way of measuring changes.</summary>
    private const int Revision = 1;

    private const int LargestFileBytes = 64 << 10;

    /// <summary>What is known of a voice; null when nothing is, or the file is damaged.</summary>
    /// <param name="voice">The voice at its own pace.</param>
    /// <param name="passage">What it is measured on.</param>
    public VoiceCalibration? Read(ISynthesizer voice, AuditionPassage passage)
    {
        try
        {
            var file = new FileInfo(PathOf(voice, passage));
            var read = !file.Exists || file.Length > LargestFileBytes ? null : JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), CalibrationJson.Default.VoiceCalibration);
            return read is { Pace: >= 0.5 and <= 2, Measurement.Gains: { IsDefault: false } gains } && gains.Length == VoiceMeasurement.Targets.Length && gains.All(gain => gain is > -60 and < 60) ? read : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // It is measured again.
        }
    }

    /// <summary>Keeps a measurement.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be.</exception>
    public async Task WriteAsync(ISynthesizer voice, AuditionPassage passage, VoiceCalibration calibration, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await WholeFile.WriteAsync(PathOf(voice, passage), JsonSerializer.SerializeToUtf8Bytes(calibration, CalibrationJson.Default.VoiceCalibration), cancellationToken).ConfigureAwait(false);
    }

    private string PathOf(ISynthesizer voice, AuditionPassage passage)
    {
        ArgumentNullException.ThrowIfNull(voice);
        ArgumentNullException.ThrowIfNull(passage);
        return Path.Combine(folder, ClipStore.NameOf($"{Revision}\n{voice.VoiceId}\n{voice.Fingerprint}\n{passage.Text}\n{string.Join('\n', passage.Utterances.Select(utterance => utterance.Spoken))}") + ".json");
    }
}

/// <summary>How measurements are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(VoiceCalibration))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
