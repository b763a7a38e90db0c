namespace AudioPaper.Tests.Pronunciation;

public class PolyphoneMeasure
{
    /// <summary>
    /// The model has learned these very sentences, so this only shows that reader and weights belong together; what it does
    /// with others is in <c>voices/mandarin/README.md</c> (97.3 % of sentences held out).
    /// </summary>
    private const double Floor = 0.985;

    [Fact]
    public void Polyphones_in_sentences_are_read_right_as_often_as_measured()
    {
        var folder = Path.Combine(Mandarin.Root, "..", "shared", "polyphones");
        Assert.SkipUnless(Directory.Exists(folder), "The sentences to measure with (shared/polyphones beside the repository) are not here.");

        var sentences = File.ReadAllLines(Path.Combine(folder, "dev.sent"));
        var readings = File.ReadAllLines(Path.Combine(folder, "dev.lb"));
        var right = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var reading = readings[i].Trim().Replace("u:", "v", StringComparison.Ordinal).Replace("r5", "er5", StringComparison.Ordinal);
            right += ReadMarked(sentences[i]) == reading ? 1 : 0;
        }

        var share = (double)right / sentences.Length;
        TestContext.Current.SendDiagnosticMessage($"Polyphones read right: {share:P2} of {sentences.Length}.");
        Assert.True(share >= Floor, $"Only {share:P2} of the polyphones are read right; {Floor:P2} is the floor.");
    }

    /// <summary>The reading of the character between the two marks, in its sentence.</summary>
    private static string? ReadMarked(string sentence)
    {
        var at = sentence.IndexOf('▁', StringComparison.Ordinal);
        var word = Mandarin.Reader.Read(sentence.Replace("▁", "", StringComparison.Ordinal)).Single(w => w.Start <= at && at < w.Start + w.Length);
        return word.IsKnown ? word.Syllables[word.Text[..(at - word.Start)].EnumerateRunes().Count()] : null;
    }
}
