using AudioPaper.Diagnostics;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Commands;

/// <summary>Turns whatever ended a command into one sentence and an exit code.</summary>
internal static class Failure
{
    /// <summary>Exit code of a command that failed.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a command that was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>Exit code of a command that was stopped from outside (128 + SIGINT).</summary>
    public const int Stopped = 130;

    /// <summary>The sentence and the exit code.</summary>
    public static (string Sentence, int ExitCode) Of(Exception exception, UiLanguage ui) => exception switch
    {
        OperationCanceledException => (ui.Say("已停止。完成的部分都保留着，再次运行同一命令即可继续。", "Stopped. What is finished is kept; run the same command again to go on."), Stopped),
        _ when DiskFull.Is(exception) => Of(DiskFull.At(ui.Say("节目库", "the library"), exception), ui),
        SentenceException sentence => (Prefix(ui.Say(sentence.Chinese ?? sentence.Message, sentence.Message), ui), Failed),
        IOException or UnauthorizedAccessException => (Prefix(exception.Message, ui), Failed),
        _ => (ui.Say($"出现了意外错误（{exception.GetType().Name}）：{exception.Message}", $"Unexpected error ({exception.GetType().Name}): {exception.Message}"), Failed),
    };

    private static string Prefix(string message, UiLanguage ui) => ui.Say("错误：", "Error: ") + message.ReplaceLineEndings(" ");
}
