using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AudioPaper.Tests.Packaging.Books;

/// <summary>The rules of the DAISY 2.02 Specification that its checkers look at, besides the DTDs.</summary>
internal static class DaisyRules
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>Looks at everything in a folder.</summary>
    public static void ShouldHold(string files)
    {
        var ncc = Read(Path.Combine(files, "ncc.html"));
        var metas = ncc.Descendants(Html + "meta").Where(meta => meta.Attribute("name") is not null).ToLookup(meta => (string)meta.Attribute("name")!, meta => (string)meta.Attribute("content")!);
        foreach (var name in new[] { "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:publisher", "dc:title", "ncc:charset", "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:setInfo", "ncc:tocItems", "ncc:totalTime" })
        {
            Assert.NotEqual("", Assert.Single(metas[name]));
        }

        Assert.NotEmpty(metas["dc:language"]);
        Assert.Equal(("Daisy 2.02", "utf-8", "audioFullText", "1 of 1"), (metas["dc:format"].Single(), metas["ncc:charset"].Single(), metas["ncc:multimediaType"].Single(), metas["ncc:setInfo"].Single()));

        // Headings: the first is the title, none leaves a level out, each leads to a place of its own, in the order of the sound.
        var headings = ncc.Descendants(Html + "body").Single().Elements().ToList();
        Assert.Equal(("h1", "title"), (headings[0].Name.LocalName, (string?)headings[0].Attribute("class")));
        var levels = headings.ConvertAll(heading => int.Parse(heading.Name.LocalName[1..], CultureInfo.InvariantCulture));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Equal(headings.Count.ToString(CultureInfo.InvariantCulture), metas["ncc:tocItems"].Single());
        Assert.Equal(levels.Max().ToString(CultureInfo.InvariantCulture), metas["ncc:depth"].Single());
        var targets = headings.ConvertAll(heading => (string)Assert.Single(heading.Elements()).Attribute("href")!);
        Assert.Equal(targets.Count, targets.Distinct().Count());
        Assert.All(headings, heading => Assert.NotEqual("", heading.Value.Trim()));

        // SMIL: all of it in the master's order, times add up, references lead somewhere, clips follow each other.
        var content = Read(Path.Combine(files, "content.html"));
        var ids = content.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
        var smils = Read(Path.Combine(files, "master.smil")).Descendants("ref").Select(one => (string)one.Attribute("src")!).ToList();
        Assert.Equal(Directory.GetFiles(files, "a*.smil").Select(Path.GetFileName).Order(StringComparer.Ordinal), smils);
        var (elapsed, places) = (0L, new List<string>());
        foreach (var name in smils)
        {
            var smil = Read(Path.Combine(files, name));
            string Meta(string meta) => smil.Descendants("meta").Single(one => (string?)one.Attribute("name") == meta).Attribute("content")!.Value;
            var at = 0L;
            foreach (var par in smil.Descendants("par"))
            {
                Assert.Equal("last", (string?)par.Attribute("endsync"));
                var (text, audio) = (par.Element("text")!, par.Element("audio")!);
                var source = text.Attribute("src")!.Value.Split('#');
                Assert.Equal("content.html", source[0]);
                Assert.Contains(source[1], ids);
                Assert.True(File.Exists(Path.Combine(files, audio.Attribute("src")!.Value)));
                Assert.Equal(at, Npt(audio.Attribute("clip-begin")!.Value));
                at = Npt(audio.Attribute("clip-end")!.Value);
                places.AddRange([$"{name}#{par.Attribute("id")!.Value}", $"{name}#{text.Attribute("id")!.Value}"]);
            }

            var own = smil.Descendants().Attributes("id").Select(id => id.Value).ToList();
            Assert.Equal(own.Count, own.Distinct().Count());
            Assert.Equal($"{at / 1000}.{at % 1000:000}s", smil.Descendants("seq").Single().Attribute("dur")!.Value);
            Assert.Equal((Clock(elapsed), Clock(at)), (Meta("ncc:totalElapsedTime"), Meta("ncc:timeInThisSmil")));
            Assert.Equal((metas["dc:identifier"].Single(), metas["dc:title"].Single()), (Meta("dc:identifier"), Meta("dc:title")));
            elapsed += at;
        }

        Assert.Equal(Clock(elapsed), metas["ncc:totalTime"].Single());
        Assert.Equal(targets.Select(target => places.IndexOf(target)).Order(), targets.Select(target => places.IndexOf(target)));
        Assert.All(targets, target => Assert.Contains(target, places));

        // Files: all in one folder, names that any file system takes, and as many as are told.
        Assert.Empty(Directory.GetDirectories(files));
        Assert.All(Directory.GetFiles(files), path => Assert.Matches("^[a-z0-9]{1,8}\\.[a-z0-9]{3,4}$", Path.GetFileName(path)));
        Assert.Equal(Directory.GetFiles(files).Length.ToString(CultureInfo.InvariantCulture), metas["ncc:files"].Single());
        Assert.InRange(long.Parse(metas["ncc:kByteSize"].Single(), CultureInfo.InvariantCulture) - (Directory.GetFiles(files).Sum(path => new FileInfo(path).Length) / 1024), 0, 1);
        var contentLevels = content.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6']).Select(element => element.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, contentLevels[0]);
        Assert.All(contentLevels.Zip(contentLevels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    private static long Npt(string clock) => (long)Math.Round(double.Parse(clock["npt=".Length..^1], CultureInfo.InvariantCulture) * 1000);

    private static string Clock(long milliseconds) => TimeSpan.FromSeconds((milliseconds + 500) / 1000).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);

    /// <summary>A document; its DTD is not looked up.</summary>
    public static XDocument Read(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
