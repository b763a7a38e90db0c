using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Segmentation.Labelling;
using AudioPaper.Tests.Segmentation.Scoring;
using AudioPaper.Training;
using AudioPaper.Training.Generation;

if (args is ["polyphones", ..])
{
    return await AudioPaper.Training.Polyphones.Command.RunAsync(args[1..]);
}

if (args is ["pages", var from, var output, var number] && int.TryParse(number, out var count))
{
    await PageExport.RunAsync(from, output, count, 4);
    return 0;
}

// Pages made from the corpus, to learn from as well.
var generated = Array.IndexOf(args, "-m") is >= 0 and var m && m + 1 < args.Length ? args[m + 1] : null;
args = generated is null ? args : [.. args.Take(Array.IndexOf(args, "-m")), .. args.Skip(Array.IndexOf(args, "-m") + 2)];
if (args is not ["lines", var corpus, .. var rest] || rest.Except(["-v", "-r", "-e", "-g", "-p", "-w"]).Count() > 1)
{
    Console.Error.WriteLine("Use: AudioPaper.Training lines CORPUS [OUT] [-v] [-r] [-e] [-g] [-p] [-w] [-m FOLDER]: learns the labels of lines from the pages in CORPUS; without OUT it only measures. -v shows articles and lines held out that were found wrong, -e lines learned from, -r lines that rules leave out and a person does not, -g measures with the labels that a person gives, -p learns and measures from PDF alone, -w writes OUT and measures nothing, -m learns from the pages in FOLDER as well (AudioPaper.Training pages CORPUS FOLDER COUNT makes them). Or: AudioPaper.Training polyphones …");
    return 2;
}

const int Rounds = 12;
const int Folds = 4;
const int Remixes = 2;
var networks = args.Contains("-p") ? 3 : 2;
var mostBytes = args.Contains("-p") ? 1_450_000 : 1_950_000;
string[] forms = args.Contains("-p") ? ["page.pdf"] : TrainingPage.Forms;
var pages = new List<TrainingPage>();
foreach (var folder in Directory.GetDirectories(corpus).Order(StringComparer.Ordinal).Where(folder => File.Exists(Path.Combine(folder, "expected.json"))))
{
    pages.AddRange(await TrainingPage.ReadAsync(folder, forms));
}

foreach (var pdf in Directory.GetFiles(Path.Combine(corpus, "..", "pdf"), "*.pdf").Order(StringComparer.Ordinal))
{
    pages.AddRange(await TrainingPage.ReadAsync(Path.GetFileNameWithoutExtension(pdf), "page.pdf", [pdf], ExpectedPage.Read(Path.ChangeExtension(pdf, ".expected.json"))));
}

foreach (var sample in Directory.GetDirectories(Path.Combine(corpus, "..", "..", "samples")).Order(StringComparer.Ordinal))
{
    pages.AddRange(await TrainingPage.ReadAsync(Path.GetFileName(sample), "page.txt", Directory.GetFiles(sample, "*.txt"), ExpectedPage.Read(Path.Combine(sample, "expected.json"))));
}

pages.RemoveAll(page => args.Contains("-p") && !page.Form.StartsWith("page.pdf", StringComparison.Ordinal));
Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Lines.Count)} lines, {pages.Sum(page => page.Labels.Count(label => label is null))} without a label");
if (args.Contains("-r"))
{
    foreach (var page in pages)
    {
        for (var i = 0; i < page.Lines.Count; i++)
        {
            if (page.Reasons[i] is { } reason && page.Labels[i] is not (null or LineLabel.Furniture or LineLabel.Caption))
            {
                Console.WriteLine($"RULE {reason} {page.Issue} {page.Form}: {page.Labels[i]}: {page.Lines[i].Text.Text}");
            }
        }
    }
}

if (args.Contains("-g"))
{
    var right = new SortedDictionary<string, PageScore>(StringComparer.Ordinal);
    foreach (var folder in Directory.GetDirectories(corpus).Order(StringComparer.Ordinal))
    {
        var expected = ExpectedPage.Read(Path.Combine(folder, "expected.json"));
        foreach (var form in forms)
        {
            var score = PageScore.Of(expected, Segmenter.Segment(await PageReader.ReadAsync([Path.Combine(folder, form)], default), (lines, reasons) =>
                [.. Alignment.Labels(lines, expected, reasons).Select((label, i) => label ?? (reasons[i] is null ? LineLabel.Next : LineLabel.Furniture))]));
            right[form] = right.TryGetValue(form, out var before) ? before + score : score;
            Console.WriteLine($"RIGHT {Path.GetFileName(folder),-14} {form,-10} F1 {score.ArticleF1:F3} head {score.Headlines:F3} by {score.Bylines:F3} par {score.Paragraphs:F3} leak {score.Leaked:P1} cer {score.CharacterErrors:P2}");
            foreach (var fault in score.Faults)
            {
                Console.WriteLine($"    {fault}");
            }
        }
    }

    foreach (var (form, score) in right)
    {
        Console.WriteLine($"RIGHT {form,-10} F1 {score.ArticleF1:F3} head {score.Headlines:F3} by {score.Bylines:F3} par {score.Paragraphs:F3} leak {score.Leaked:P1} cer {score.CharacterErrors:P2}");
    }

    return 0;
}

var fold = PageExport.FoldsOf(corpus, Folds);
foreach (var issue in pages.Select(page => page.Issue).Where(issue => !fold.ContainsKey(issue)).Distinct().ToList())
{
    fold[issue] = fold.Count % Folds;
}

var random = new Random(1);
var remixed = pages.Where(page => !args.Contains("-p") && page.Lines.All(line => line.SizePt == 0)).SelectMany(page => Enumerable.Range(0, Remixes).Select(_ => Remixing.Of(page, random))).OfType<TrainingPage>().ToList();
var table = new FeatureTable();
var made = new List<TrainingPage>();
foreach (var folder in generated is null ? [] : Directory.GetDirectories(generated).Order(StringComparer.Ordinal).ToArray())
{
    made.AddRange(await TrainingPage.ReadAsync(folder, forms.Where(form => args.Contains("-p") || form != "page.pdf")));
    fold[Path.GetFileName(folder)] = Path.GetFileName(folder)[0] - '0';
}

Console.WriteLine($"{made.Count} pages made, {made.Sum(page => page.Lines.Count)} lines, {made.Sum(page => page.Labels.Count(label => label is null))} without a label");
var encoded = pages.Concat(remixed).Concat(made).Select(page => (page.Issue, Page: table.Encode(page))).ToList();
var weightsFile = rest.FirstOrDefault(name => name is not ("-v" or "-r" or "-e" or "-g" or "-p" or "-w"));
if (weightsFile is not null || args.Contains("-e"))
{
    var weights = Learn([.. encoded.Select(page => page.Page)]);
    var labeller = new LineLabeller(weights, weights);
    var (right, all) = (0, 0);
    foreach (var page in pages)
    {
        var found = labeller.Label(page.Features, page.Reasons);
        for (var i = 0; i < found.Length; i++)
        {
            if (args.Contains("-e") && page.Reasons[i] is null && page.Labels[i] is { } gold && gold != found[i])
            {
                Console.WriteLine($"TRAIN {page.Issue} {page.Form}: {gold} → {found[i]}: {page.Lines[i].Text.Text}");
            }

            (right, all) = page.Reasons[i] is null && page.Labels[i] is { } label ? (right + (label == found[i] ? 1 : 0), all + 1) : (right, all);
        }
    }

    Console.WriteLine($"{(double)right / all:P2} of the {all} lines learned from");
    if (weightsFile is not null)
    {
        await File.WriteAllLinesAsync(weightsFile, weights.SelectMany(LineNetworkFile.Lines));
    }

    if (args.Contains("-w"))
    {
        return 0;
    }
}

var confusion = new Dictionary<(LineLabel, LineLabel), int>();
var scores = new SortedDictionary<string, PageScore>(StringComparer.Ordinal);
var byForm = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, held =>
{
    var heldOut = fold.Keys.Where(issue => fold[issue] == held).ToHashSet();
    var learned = Learn([.. encoded.Where(page => !heldOut.Contains(page.Issue)).Select(page => page.Page)]);
    var labeller = new LineLabeller(learned, learned);
    foreach (var issue in heldOut.Where(issue => Directory.Exists(Path.Combine(corpus, issue))))
    {
        var folder = Path.Combine(corpus, issue);
        var expected = ExpectedPage.Read(Path.Combine(folder, "expected.json"));
        // PDF has networks of its own.
        foreach (var form in forms.Where(form => (form == "page.pdf") == args.Contains("-p") && File.Exists(Path.Combine(folder, form))))
        {
            var score = PageScore.Of(expected, Segmenter.Segment(PageReader.ReadAsync([Path.Combine(folder, form)], default).GetAwaiter().GetResult(), labeller.Label));
            lock (confusion)
            {
                scores[form] = scores.TryGetValue(form, out var before) ? before + score : score;
                Console.WriteLine($"{issue,-14} {form,-10} F1 {score.ArticleF1:F3} head {score.Headlines:F3} by {score.Bylines:F3} par {score.Paragraphs:F3} leak {score.Leaked:P1} cer {score.CharacterErrors:P2}");
                foreach (var fault in args.Contains("-v") ? score.Faults : [])
                {
                    Console.WriteLine($"FAULT {issue,-14} {form,-10} {fault}");
                }
            }
        }
    }

    foreach (var page in pages.Where(page => heldOut.Contains(page.Issue)))
    {
        var found = labeller.Label(page.Features, page.Reasons);
        lock (confusion)
        {
            var (right, all) = byForm.GetValueOrDefault(page.Form);
            for (var i = 0; i < found.Length; i++)
            {
                if (page.Reasons[i] is null && page.Labels[i] is { } label)
                {
                    confusion[(label, found[i])] = confusion.GetValueOrDefault((label, found[i])) + 1;
                    (right, all) = (right + (label == found[i] ? 1 : 0), all + 1);
                    if (label != found[i] && args.Contains("-v"))
                    {
                        Console.WriteLine($"{page.Issue} {page.Form}: {label} → {found[i]}: {page.Lines[i].Text.Text}");
                    }
                }
            }

            byForm[page.Form] = (right, all);
        }
    }
});
foreach (var (form, score) in scores)
{
    Console.WriteLine($"ALL {form,-10} F1 {score.ArticleF1:F3} head {score.Headlines:F3} by {score.Bylines:F3} par {score.Paragraphs:F3} leak {score.Leaked:P1} cer {score.CharacterErrors:P2}");
}

foreach (var (form, (right, all)) in byForm)
{
    Console.WriteLine($"{form,-18} {(double)right / all:P2} of {all} lines of issues held out");
}

foreach (var label in Enum.GetValues<LineLabel>())
{
    Console.WriteLine($"{label,-10} {string.Join("  ", Enum.GetValues<LineLabel>().Select(found => $"{found}:{confusion.GetValueOrDefault((label, found))}"))}");
}

return 0;

List<LineNetwork> Learn(IReadOnlyList<EncodedPage> encodedPages) => [.. Enumerable.Range(1, networks).Select(seed => NetworkTraining.Learn(table, encodedPages, Rounds, seed, mostBytes))];
