using AudioPaper.EspeakWorker;

// Answers questions until standard input closes, which it also does when the parent is killed.
// Nothing else may be written to standard output.
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
try
{
    while (SpeechRequest.Read(input) is { } request)
    {
        output.Write(EspeakLibrary.Speak(request).ToBytes());
        output.Flush();
    }

    return 0;
}
catch (EndOfStreamException)
{
    return 1; // the parent died inside a question
}
catch (IOException broken)
{
    Console.Error.WriteLine(broken.Message); // nobody reads the answers any more
    return 1;
}
catch (InvalidDataException nonsense)
{
    Console.Error.WriteLine(nonsense.Message);
    return 2;
}
catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
{
    Console.Error.WriteLine(missing.Message);
    return 3;
}
