using System.Diagnostics;
using AudioPaper.EspeakWorker;

namespace AudioPaper.Voices.Espeak;

/// <summary>A worker did not answer: it ended, was killed, or took too long. It is of no use any more.</summary>
internal sealed class WorkerLostException(string message, bool isLibraryMissing = false) : Exception(message)
{
    /// <summary>Whether a fresh worker would end the same way.</summary>
    public bool IsLibraryMissing { get; } = isLibraryMissing;

    /// <summary>Whether it was given up after the deadline, and did not end by itself.</summary>
    public bool IsLate { get; init; }
}

/// <summary>One running worker. One question at a time; not thread-safe.</summary>
internal sealed class EspeakWorkerProcess : IDisposable
{
    private const int LibraryMissingExitCode = 3;
    private const int MaxErrorCharacters = 300;

    /// <summary>Loading the library anew leaves about a kilobyte behind each time.</summary>
    private const int MaxAnswers = 5_000;

    private readonly Process process;
    private readonly Task errors;
    private readonly AnswerBuffer answers = new();
    private volatile string lastError = "";
    private int answerCount;

    /// <summary>Starts a worker.</summary>
    /// <exception cref="WorkerLostException">It cannot be started.</exception>
    public EspeakWorkerProcess(ProcessStartInfo start)
    {
        try
        {
            process = Process.Start(start) ?? throw new WorkerLostException($"'{start.FileName}' did not start");
        }
        catch (System.ComponentModel.Win32Exception notStarted)
        {
            throw new WorkerLostException($"'{start.FileName}' cannot be started ({notStarted.Message})");
        }

        errors = DrainErrorsAsync();
    }

    /// <summary>The process's id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it can be asked.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Whether it has worked long enough to be replaced by a fresh one.</summary>
    public bool IsWornOut => answerCount >= MaxAnswers;

    /// <summary>Asks and waits for the answer, whose samples are good until the next question. Whatever it throws, the worker is killed first.</summary>
    /// <exception cref="WorkerLostException">It ended or did not answer before the deadline.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/>.</exception>
    public async Task<SpeechAnswer> AskAsync(SpeechRequest request, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(deadline);
        var answered = false;
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(request.ToBytes(), late.Token).AsTask().WaitAsync(late.Token).ConfigureAwait(false);
            await process.StandardInput.BaseStream.FlushAsync(late.Token).WaitAsync(late.Token).ConfigureAwait(false);
            // Reading from a pipe is not cancelled everywhere, so the wait is.
            var answer = await SpeechAnswer.ReadAsync(process.StandardOutput.BaseStream, answers, late.Token).WaitAsync(late.Token).ConfigureAwait(false);
            answered = true;
            answerCount++;
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkerLostException($"it did not answer within {deadline.TotalSeconds:0.#} s") { IsLate = true };
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw await DescribeEndAsync(broken).ConfigureAwait(false);
        }
        finally
        {
            if (!answered)
            {
                Kill();
            }
        }
    }

    /// <summary>Ends the worker at once.</summary>
    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Kill()
    {
        IsAlive = false;
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was disposed of before.
        }
    }

    private async Task<WorkerLostException> DescribeEndAsync(Exception broken)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            await errors.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new WorkerLostException(broken.Message);
        }
        catch (InvalidOperationException)
        {
            return new WorkerLostException("it was ended with its synthesizer");
        }

        var said = lastError.Length == 0 ? "" : $": {lastError}";
        return new WorkerLostException($"it ended with exit code {process.ExitCode}{said}", process.ExitCode == LibraryMissingExitCode);
    }

    /// <summary>Reads standard error to its end, because a full pipe stops a program; keeps the last line.</summary>
    private async Task DrainErrorsAsync()
    {
        var buffer = new char[1024];
        var line = "";
        int count;
        while ((count = await process.StandardError.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            line += new string(buffer, 0, count);
            var trimmed = line.TrimEnd();
            line = line[(trimmed.LastIndexOf('\n') + 1)..];
            line = line.Length > MaxErrorCharacters ? line[^MaxErrorCharacters..] : line;
            lastError = line.Trim();
        }
    }
}
