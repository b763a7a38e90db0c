using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AudioPaper.Benchmarks;
using AudioPaper.Benchmarks.Feed;
using AudioPaper.Benchmarks.Load;
using AudioPaper.Benchmarks.Mornings;
using AudioPaper.Benchmarks.Sound;
using AudioPaper.Benchmarks.Workers;
using AudioPaper.Intake;
using AudioPaper.Segmentation;
using AudioPaper.Tests.Intake.Mutations;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
if (args is ["sound", .. var rest])
{
    return await SoundProgram.RunAsync(rest);
}

if (args is ["feed", .. var asked])
{
    return await FeedProgram.RunAsync(asked);
}

if (args is ["morning", .. var morning])
{
    return await MorningProgram.RunAsync(morning);
}

if (args is ["workers", .. var working])
{
    return await WorkersProgram.RunAsync(working);
}

if (args is ["load", .. var load])
{
    return await LoadProgram.RunAsync(load);
}

if (args is [Pool.WorkerWord])
{
    return Pool.Work();
}

Ratio[] ratios =
[
    Segmenting("segment: Chinese pages", scale => Texts.ChinesePages(20 * scale)),
    Segmenting("segment: English pages", scale => Texts.EnglishPages(20 * scale)),
    Segmenting("segment: one line, 10 MB", scale => string.Concat(Enumerable.Range(0, 4_000 * scale).Select(i => Texts.ChineseSentence(i, i % 9))).PadRight(350_000 * scale, '字')),
    Segmenting("segment: one article, 60,000", scale => "茶亭开放\n本报讯（记者 顾汀舟）" + string.Concat(Enumerable.Range(0, 200 * scale).Select(i => Texts.ChineseSentence(i, i % 9)))[..(6_000 * scale)]),
    Segmenting("segment: one article, in columns", scale => "茶亭开放\n本报讯（记者 顾汀舟）" + string.Join('\n', string.Concat(Enumerable.Range(0, 200 * scale).Select(i => Texts.ChineseSentence(i, i % 9)))[..(6_000 * scale)].Chunk(17).Select(line => new string(line)))),
    Segmenting("segment: 300 page numbers", scale => Texts.Numbers(30 * scale)),
    Segmenting("segment: 300 page numbers alone", scale => string.Concat(Enumerable.Range(1, 30 * scale).Select(i => i + "\n"))),
    Reading("read: page text UTF-8", "a.txt", scale => Encoding.UTF8.GetBytes(Texts.ChinesePages(100 * scale))),
    Reading("read: page text GB18030", "a.txt", scale => Encoding.GetEncoding("gb18030").GetBytes(Texts.ChinesePages(100 * scale))),
    Reading("read: page text Big5", "a.txt", scale => Encoding.GetEncoding("big5").GetBytes(string.Concat(Enumerable.Repeat("望潮山的茶亭有七把椅子，老人說，從前這裡只有一棵樹。\n", 500 * scale)))),
    Reading("read: ninjs", "a.json", scale => Encoding.UTF8.GetBytes(Texts.Ninjs(50 * scale))),
    Reading("read: articles.json", "a.json", scale => Encoding.UTF8.GetBytes(Texts.Articles(100 * scale))),
    Reading("read: ALTO", "a.xml", scale => Encoding.UTF8.GetBytes(Texts.Alto(500 * scale))),
    Reading("read: HTML", "a.html", scale => Encoding.UTF8.GetBytes(Texts.Html(200 * scale))),
    Reading("read: EPUB", "a.epub", scale => Texts.Zip(10 * scale, isEpub: true)),
    Reading("read: zip", "a.zip", scale => Texts.Zip(10 * scale, isEpub: false)),
    Reading("read: Markdown", "a.md", scale => Encoding.UTF8.GetBytes(Texts.Markdown(100 * scale))),
    Reading("read: RSS", "a.rss", scale => Encoding.UTF8.GetBytes(Texts.Feed(50 * scale))),
    Reading("read: PDF, 10x pages", "a.pdf", scale => PlainPdf.Pages(10 * scale)),
];

var broken = 0;
Console.WriteLine($"{"",-34}{"1x",12}{"10x",12}{"times",8}");
foreach (var ratio in ratios.Where(ratio => IsAsked(ratio.Name)))
{
    var measured = ratio.Measure();
    if (measured.Times > Ratio.Bound)
    {
        // A busy machine may spoil one measurement, hardly two.
        measured = ratio.Measure();
    }

    broken += measured.Times > Ratio.Bound ? 1 : 0;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{ratio.Name,-34}{measured.One.TotalMilliseconds,9:0.00} ms{measured.Ten.TotalMilliseconds,9:0.00} ms{measured.Times,8:0.0}{(measured.Times > Ratio.Bound ? $"  more than {Ratio.Bound}" : "")}"));
}

foreach (var rate in Readings.Rates().Where(rate => IsAsked(rate.Name)))
{
    var measured = rate.Measure();
    if (measured < rate.Least)
    {
        measured = rate.Measure();
    }

    broken += measured < rate.Least ? 1 : 0;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{rate.Name,-34}{measured,9:0} sentences/s on one core{(measured < rate.Least ? $"  fewer than {rate.Least}" : "")}"));
}

broken += IsAsked(Pool.Name) && !await Pool.RunAsync() ? 1 : 0;
Console.WriteLine(broken == 0 ? "All within bounds." : $"{broken} beyond the bound.");
return broken == 0 ? 0 : 1;

bool IsAsked(string name) => args.Length == 0 || args.Any(arg => name.Contains(arg, StringComparison.OrdinalIgnoreCase));

static Ratio Segmenting(string name, Func<int, string> text) => new(name, scale =>
{
    ImmutableArray<Source> sources = [new Source("page.txt", text(scale))];
    return () => Segmenter.Segment(sources);
});

static Ratio Reading(string name, string file, Func<int, byte[]> bytes) => new(name, scale =>
{
    var content = bytes(scale);
    return () => SourceReader.Read(content, file, CancellationToken.None);
});
