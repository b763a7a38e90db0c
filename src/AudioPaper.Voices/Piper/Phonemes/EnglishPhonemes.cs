using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AudioPaper.EspeakWorker;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Piper.Phonemes;

/// <summary>
/// Asks espeak-ng, in a worker process, for the IPA of English words. The worker starts with the first question; answers are remembered.
/// Thread-safe.
/// </summary>
/// <param name="settings">How workers run.</param>
internal sealed partial class EnglishPhonemes(EspeakSettings settings) : IDisposable
{
    /// <summary>The reader that espeak-ng's <c>cmn</c> turns to for Latin letters, and so the one Mandarin voices were trained on.</summary>
    public const string InMandarin = "en";

    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<(string Voice, string Text), string[]> remembered = [];
    private readonly SemaphoreSlim opening = new(1, 1);
    private EspeakWorkers? workers;
    private bool isDisposed;

    /// <summary>The words of a text in IPA; espeak-ng may join short ones (<c>of the</c>).</summary>
    /// <param name="voice">espeak-ng's name of the reader, e.g. <c>en-us</c>.</param>
    /// <param name="text">Words without stops.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SynthesisException">espeak-ng is missing, or does not know the words or the voice.</exception>
    public async Task<string[]> OfAsync(string voice, string text, CancellationToken cancellationToken)
    {
        if (remembered.TryGetValue((voice, text), out var known))
        {
            return known;
        }

        var answer = await AskAsync(SpeechRequest.ForPhonemes(voice, text), cancellationToken).ConfigureAwait(false);
        if (answer.Error is not null)
        {
            throw new SynthesisException($"The phonemes of '{text}' could not be found: {answer.Error}", isTransient: false,
                chinese: $"无法得到“{text}”的音素：{answer.Error}");
        }

        var words = LanguageSwitch().Replace(answer.Ipa ?? "", " ").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw new SynthesisException($"espeak-ng knows no phonemes for '{text}'.", isTransient: false, chinese: $"espeak-ng 没有给出“{text}”的音素。");
        }

        if (remembered.Count < MaxRemembered)
        {
            remembered[(voice, text)] = words;
        }

        return words;
    }

    /// <summary>Ends the workers.</summary>
    public void Dispose()
    {
        isDisposed = true;
        workers?.Dispose();
        opening.Dispose();
    }

    private async Task<SpeechAnswer> AskAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                var pool = await OpenAsync(cancellationToken).ConfigureAwait(false);
                return await pool.LendAsync(worker => worker.AskAsync(request, settings.Deadline, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (WorkerLostException lost) when (lost.IsLibraryMissing)
            {
                throw new SynthesisException($"English words need the library of espeak-ng ({lost.Message}); {EspeakProgram.WayOut}.", isTransient: false, lost,
                    $"英文单词需要 espeak-ng 的程序库（{lost.Message}）；{EspeakProgram.WayOutInChinese}。");
            }
            catch (WorkerLostException) when (isFirst)
            {
                // Once more, on a fresh worker.
            }
            catch (WorkerLostException again)
            {
                throw new SynthesisException($"espeak-ng failed twice on '{request.Text}': {again.Message}.", isTransient: true, again,
                    $"espeak-ng 两次都没能处理“{request.Text}”：{again.Message}。");
            }
        }
    }

    private async Task<EspeakWorkers> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(PiperEngine));
            return workers ??= new EspeakWorkers(1, settings.StartWorker, VoiceLinks.To(null));
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Marks of a change of language, e.g. <c>(en)</c>; Piper takes them out, too.</summary>
    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex LanguageSwitch();
}
