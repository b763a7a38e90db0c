using System.ComponentModel;
using System.Text;
using CliWrap;

namespace AudioPaper.Intake.Ocr;

/// <summary>Runs a program that reads bytes and writes bytes, within limits of time and size.</summary>
internal static class OneShotProgram
{
    private const int KeptMessageLength = 400;

    /// <summary>What the program wrote; null when it is not installed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="longest">How long it may take; then it is ended.</param>
    /// <param name="mostBytes">How much it may write.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="IntakeException">It failed or reached a limit.</exception>
    public static async Task<byte[]?> RunAsync(string program, IReadOnlyList<string> arguments, byte[] input, TimeSpan longest, int mostBytes, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(longest);
        using var output = new MemoryStream();
        var isFull = false;
        var said = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(arguments)
                // Pages are read one after the other beside other work; more threads make tesseract slower on small machines.
                .WithEnvironmentVariables(variables => variables.Set("OMP_THREAD_LIMIT", "1"))
                .WithStandardInputPipe(PipeSource.FromBytes(input))
                .WithStandardOutputPipe(PipeTarget.Create(async (stream, cancellation) =>
                {
                    if (!await CopyAsync(stream, output, mostBytes, cancellation).ConfigureAwait(false))
                    {
                        isFull = true;
                        await stop.CancelAsync().ConfigureAwait(false);
                    }
                }))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Keep(said, line)))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(stop.Token).ConfigureAwait(false);
            return result.ExitCode == 0 ? output.ToArray() : throw Failed(program, $"exit code {result.ExitCode}{(said.Length > 0 ? $": {said}" : "")}");
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(program, isFull ? $"more than {mostBytes >> 20} MiB of output" : $"not done after {longest.TotalSeconds:0.#} s");
        }
    }

    private static void Keep(StringBuilder said, string line)
    {
        if (said.Length < KeptMessageLength)
        {
            said.Append(said.Length > 0 ? "; " : "").Append(line.AsSpan(0, Math.Min(line.Length, KeptMessageLength)));
        }
    }

    private static IntakeException Failed(string program, string why) => new($"{program} failed ({why}).", $"{program} 运行失败（{why}）。");

    /// <summary>Keeps what is written; false when that became too much, and the program is to end.</summary>
    private static async Task<bool> CopyAsync(Stream from, MemoryStream to, int mostBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        int count;
        while ((count = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (to.Length + count > mostBytes)
            {
                return false;
            }

            to.Write(buffer, 0, count);
        }

        return true;
    }
}
