using System.Text.RegularExpressions;
using AudioPaper.Normalization.Patterns;

namespace AudioPaper.Normalization;

/// <summary>The verbalizers of a language in their order, with what is certain of their patterns. Thread-safe.</summary>
internal sealed class VerbalizerTable
{
    /// <summary>From this many characters on, compiling a pattern (milliseconds each) pays.</summary>
    private const int LongText = 100_000;

    /// <summary>The verbalizers with their facts, in their order.</summary>
    private readonly Entry[] entries;

    /// <summary>Works out the facts of <paramref name="inOrder"/>; the order stays.</summary>
    public VerbalizerTable(IReadOnlyList<Verbalizer> inOrder) => entries = [.. inOrder.Select(verbalizer => new Entry(verbalizer))];

    /// <summary>The table for one text: at each place only what may match there is tried.</summary>
    public VerbalizersNear For(string text) => new(entries, text, text.Length >= LongText);

    /// <summary>A verbalizer with what is certain of its matches.</summary>
    internal sealed class Entry(Verbalizer verbalizer)
    {
        private readonly Lazy<Verbalizer> compiled = new(() =>
            verbalizer with { Pattern = new Regex(verbalizer.Pattern.ToString(), verbalizer.Pattern.Options | RegexOptions.Compiled) });

        /// <summary>What is certain.</summary>
        public PatternFacts Facts { get; } = PatternReader.Read(verbalizer.Pattern.ToString());

        /// <summary>The verbalizer; compiled where it is tried very often.</summary>
        public Verbalizer For(bool isLongText) => isLongText ? compiled.Value : verbalizer;

        /// <summary>Whether its form may begin with these two characters.</summary>
        public bool MayBeginWith(char first, char second) =>
            verbalizer.Begins.HasFlag(char.IsAsciiDigit(first) ? Beginning.Digit : char.IsLetter(first) ? Beginning.Letter : Beginning.Sign) && Facts.MayStartWith(first, second);
    }
}
