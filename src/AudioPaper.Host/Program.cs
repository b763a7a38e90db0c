using System.CommandLine;
using System.Text;
using AudioPaper.Host.Commands;

var ui = UiLanguage.From(args);
// The program prints UTF-8 whatever the console was set to; pages are in Chinese.
Console.OutputEncoding = new UTF8Encoding(false);
try
{
    var parsed = CommandTree.Build(ui).Parse(args);
    if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
    {
        Console.Error.WriteLine(UsageErrors.Sentence(parsed, ui));
        return Failure.Usage;
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
}
catch (Exception e)
{
    var (sentence, exitCode) = Failure.Of(e, ui);
    Console.Error.WriteLine(sentence);
    return exitCode;
}
