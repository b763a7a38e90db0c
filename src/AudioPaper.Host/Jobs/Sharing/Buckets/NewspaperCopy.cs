using AudioPaper.Host.Jobs.Removal;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Jobs.Sharing.Buckets;

/// <summary>What a working copy has of newspapers: what people write (settings, lexicons, cover), and the records of their issues that feeds are made of.</summary>
/// <param name="library">The working copy's library.</param>
/// <param name="copy">The working copy.</param>
/// <param name="people">What people write here; null where they write elsewhere.</param>
internal sealed class NewspaperCopy(LibraryFolder library, WorkingCopy copy, PeopleFiles? people)
{
    /// <summary>Takes what people wrote, and takes away here what is no longer there; where they write here, it goes both ways.</summary>
    public async Task PullAsync(string newspaperFolder, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(library.Root, newspaperFolder);
        var there = new List<BucketObject>();
        foreach (var (prefix, isFlat) in new[] { ($"{newspaperFolder}/", true), ($"{newspaperFolder}/lexicon/", false) })
        {
            there.AddRange((await copy.Bucket.ListAsync(prefix, isFlat: isFlat, cancellationToken: cancellationToken).ToListAsync(cancellationToken)).Where(one => BucketKeys.IsOfPeople(NameOf(one.Key))));
        }

        if (people is not null)
        {
            await people.ReconcileAsync($"{newspaperFolder}/", NamesHere(folder).Select(name => $"{newspaperFolder}/{name}"), there, cancellationToken, key => BucketKeys.IsOfPeople(NameOf(key)));
            return;
        }

        await copy.PullAllAsync(there, cancellationToken);
        var names = there.Select(one => NameOf(one.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in NamesHere(folder).Where(name => !names.Contains(name)).ToList())
        {
            File.Delete(Path.Combine(folder, name));
        }

        string NameOf(string key) => key[(newspaperFolder.Length + 1)..];
    }

    /// <summary>Takes the episodes' records of all issues of a newspaper, and its guid: the feed lists them.</summary>
    public async Task PullEpisodesAsync(IssueId own, CancellationToken cancellationToken)
    {
        await copy.GetAsync($"{own.NewspaperFolder}/newspaper.json", Path.Combine(library.NewspaperPath(own), "newspaper.json"), cancellationToken);
        var folders = await copy.Bucket.FoldersAsync($"{own.NewspaperFolder}/", cancellationToken).ToListAsync(cancellationToken);
        var others = folders.Select(folder => folder.TrimEnd('/')).Where(folder => folder != own.Folder && BucketKeys.IsIssue(folder)).ToHashSet(StringComparer.Ordinal);
        await Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (folder, cancellation) =>
        {
            // What was withdrawn is in no feed; what was never published has no episode.
            foreach (var name in new[] { IssueRemoval.HeldName, BookAssembly.RecordName + ".json", "episode.json" })
            {
                var (key, path) = ($"{folder}/work/{name}", library.Issue(new IssueId(folder)).At("work", name));
                if (await copy.Bucket.TagAsync(key, cancellation) is { } tag)
                {
                    await copy.PullAsync(new BucketObject(key, tag, 0, default), cancellation);
                }
                else
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.Delete(path);
                }
            }
        });
        foreach (var gone in Directory.EnumerateDirectories(library.NewspaperPath(own)).Select(path => $"{own.NewspaperFolder}/{Path.GetFileName(path)}").Where(folder => folder != own.Folder && BucketKeys.IsIssue(folder) && !others.Contains(folder)))
        {
            if (Directory.Exists(library.Issue(new IssueId(gone)).At("work")))
            {
                File.Delete(library.Issue(new IssueId(gone)).At("work", "episode.json"));
            }
        }
    }

    /// <summary>Takes a newspaper's guid and feed.</summary>
    public async Task PullFeedAsync(string newspaperFolder, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "newspaper.json", "podcast.xml" })
        {
            await copy.GetAsync($"{newspaperFolder}/{name}", Path.Combine(library.Root, newspaperFolder, name), cancellationToken);
        }
    }

    /// <summary>Puts what people have written here since it was put last, and takes away there what they have deleted.</summary>
    public async Task PushAsync(CancellationToken cancellationToken)
    {
        if (people is not null)
        {
            var here = Directory.EnumerateDirectories(library.Root).Where(path => Path.GetFileName(path)[0] != '.')
                .SelectMany(folder => NamesHere(folder).Select(name => $"{Path.GetFileName(folder)}/{name}")).ToList();
            await people.PushAsync(here, key => BucketKeys.IsOfPeople(key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]), cancellationToken);
        }
    }

    private static IEnumerable<string> NamesHere(string folder) => !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder).Concat(Directory.Exists(Path.Combine(folder, "lexicon")) ? Directory.EnumerateFiles(Path.Combine(folder, "lexicon")) : [])
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(name => BucketKeys.IsOfPeople(name) && Path.GetFileName(name)[0] != '.');
}
