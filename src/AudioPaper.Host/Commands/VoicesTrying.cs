using AudioPaper.Files;
using AudioPaper.Host.Library;
using AudioPaper.Segmentation;
using AudioPaper.Synthesis;

namespace AudioPaper.Host.Commands;

/// <summary>Runs <c>voices try TEXT</c>.</summary>
internal sealed class VoicesTrying(VoicesStudio studio, UiLanguage ui)
{
    /// <summary>Speaks a text into a file, to standard output, or through a player.</summary>
    /// <param name="text">The text.</param>
    /// <param name="asked">The voice; null for one that speaks the language of the text.</param>
    /// <param name="output">A file, <c>-</c> for standard output, or null to play it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Exit code.</returns>
    public async Task<int> RunAsync(string text, VoiceId? asked, string? output, CancellationToken cancellationToken)
    {
        // That there is no player is told before anything is spoken.
        var player = output is null ? VoicesPlayer.Find() : null;
        var passage = studio.Passage(text.Any(Writing.IsHanzi) ? "zh-CN" : "en", text);
        if (passage.Utterances.IsEmpty)
        {
            throw new LibraryException("There is nothing to say in this text; give words.", "这段文字里没有可以读的内容；请给出文字。");
        }

        var id = asked ?? await ChosenAsync(passage.Language, cancellationToken);
        if (output is not (null or ResultFiles.StandardOutput))
        {
            var length = await WriteAsync(output, id, passage, cancellationToken);
            Console.Out.WriteLine(ConsoleProgress.Printable(ui.Say($"{output}：{length.TotalSeconds:0.0} 秒，{id}", $"{output}: {length.TotalSeconds:0.0} s, {id}")));
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("audiopaper-try-");
        try
        {
            var path = Path.Combine(folder.FullName, "try.wav");
            await WriteAsync(path, id, passage, cancellationToken);
            if (player is not null)
            {
                await player.PlayAsync(path, cancellationToken);
            }
            else
            {
                await using var file = File.OpenRead(path);
                await using var standardOutput = Console.OpenStandardOutput();
                await file.CopyToAsync(standardOutput, cancellationToken);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private async Task<TimeSpan> WriteAsync(string path, VoiceId id, Voices.Calibration.AuditionPassage passage, CancellationToken cancellationToken)
    {
        var length = TimeSpan.Zero;
        try
        {
            await WholeFile.WriteAsync(path, async (stream, cancellation) => length = await studio.SpeakAsync(id, passage, stream, cancellation), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskFull.Is(e) ? DiskFull.At(path, e) : new LibraryException($"{path} cannot be written: {e.Message}", $"无法写入 {path}：{e.Message}", e);
        }

        return length;
    }

    /// <summary>An installed voice of the language, else the offline one, which speaks both.</summary>
    private async Task<VoiceId> ChosenAsync(string language, CancellationToken cancellationToken)
    {
        var shelf = await studio.ShelfAsync(cancellationToken);
        return shelf.Voices.FirstOrDefault(voice => voice.Voice.Engine == "piper" && shelf.CanSpeak(voice) && voice.Voice.Language[..2] == language[..2])?.Voice.Id ?? Cast.Offline;
    }
}
