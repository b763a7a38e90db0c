using System.Globalization;
using System.Text;

namespace AudioPaper.Training.Polyphones;

/// <summary>Writes learned weights as the file that the reader loads: hundredths, those that matter.</summary>
internal static class ModelText
{
    /// <summary>A feature whose weights differ less than this, in hundredths, is left out.</summary>
    private const int Least = 12;

    public static string Of(Learner learner)
    {
        var text = new StringBuilder("*\t-\n");
        var byHanzi = learner.Weights.ToLookup(row => row.Hanzi);
        Append(text, byHanzi['*']);
        foreach (var (hanzi, readings) in learner.Candidates.OrderBy(pair => pair.Key))
        {
            text.Append(hanzi).Append('\t').AppendJoin(' ', readings).Append('\n');
            Append(text, byHanzi[hanzi]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<(char Hanzi, string Feature, double[] Weights)> rows)
    {
        foreach (var (_, feature, weights) in rows.OrderBy(row => row.Feature, StringComparer.Ordinal))
        {
            // Only differences between the readings count: the least weight becomes 0 and the numbers stay short.
            var least = weights.Length == 1 ? 0 : weights.Min();
            var rounded = Array.ConvertAll(weights, weight => (int)Math.Round((weight - least) * 100));
            if (rounded.Max(Math.Abs) >= (weights.Length == 1 ? 1 : Least))
            {
                text.Append('\t').Append(feature).Append('\t').AppendJoin(' ', rounded.Select(w => w.ToString(CultureInfo.InvariantCulture))).Append('\n');
            }
        }
    }
}
