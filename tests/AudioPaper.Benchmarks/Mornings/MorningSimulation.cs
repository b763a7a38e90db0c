namespace AudioPaper.Benchmarks.Mornings;

/// <summary>
/// A morning of the newsroom on a model clock: import → one job for each article, the longest first → assembly with publication, on workers that each do as many jobs at once as they have
/// cores. As in the newsroom what is begun is finished first (assembly before articles before imports), and the jobs of a dead worker are done anew by another. A job with a voice in the cloud
/// begins when the quota has room; others pass it meanwhile. Not modelled: network and disk, which a shared bucket adds.
/// </summary>
internal sealed class MorningSimulation
{
    private readonly MorningInputs inputs;
    private readonly List<MorningIssue> issues;
    private readonly PriorityQueue<Action, (double At, long Order)> events = new();
    private readonly PriorityQueue<Job, (int Stage, long Order)> ready = new();
    private readonly PriorityQueue<Job, (int Stage, long Order)> readyCloud = new();
    private readonly Worker[] workers;
    private readonly int[] missing;
    private readonly double[] publishedAt;
    private readonly int[] publications;
    private double now;
    private double workSeconds;
    private long order;
    private int cloudCalls;
    private int waitingPeak;

    private MorningSimulation(MorningInputs inputs, List<MorningIssue> issues, int workerCount)
    {
        (this.inputs, this.issues) = (inputs, issues);
        workers = [.. Enumerable.Range(0, workerCount).Select(number => new Worker(new Random(HashCode(inputs.Seed, number)), inputs.Cores))];
        missing = [.. issues.Select(issue => issue.Articles.Count)];
        (publishedAt, publications) = (new double[issues.Count], new int[issues.Count]);
    }

    /// <summary>What becomes of a morning.</summary>
    /// <param name="inputs">What it is made of.</param>
    /// <param name="issues">Its issues.</param>
    /// <param name="workerCount">How many workers; one at least.</param>
    public static MorningResult Run(MorningInputs inputs, List<MorningIssue> issues, int workerCount) => new MorningSimulation(inputs, issues, workerCount).Run();

    private MorningResult Run()
    {
        for (var i = 0; i < issues.Count; i++)
        {
            var issue = i;
            At(issues[i].ArrivesAt, () => Add(new Job(issue, Stage.Import, inputs.IssueSeconds / 3, 0)));
        }

        foreach (var worker in inputs.HoursBetweenDeaths > 0 ? workers : [])
        {
            NextDeath(worker);
        }

        while (publications.Contains(0) && events.TryDequeue(out var happens, out var at))
        {
            now = at.At;
            happens();
            Begin();
        }

        return new MorningResult(workers.Length, publishedAt, publications, workSeconds, waitingPeak);
    }

    private void At(double minute, Action happens) => events.Enqueue(happens, (minute, order++));

    private void Add(Job job)
    {
        (job.CloudSeconds > 0 ? readyCloud : ready).Enqueue(job, ((int)job.Stage, order++));
    }

    private void Begin()
    {
        while (Next() is { } job)
        {
            // The one with most cores free, as if each took the next job as soon as it can.
            var worker = workers.Where(worker => worker.IsAlive && worker.Free > 0).MaxBy(worker => worker.Free)!;
            worker.Free--;
            worker.Running.Add(job);
            var (life, seconds) = (worker.Life, job.WorkSeconds + job.CloudSeconds);
            job.BeganAt = now;
            cloudCalls += job.CloudSeconds > 0 ? 1 : 0;
            At(now + seconds / 60, () =>
            {
                if (worker.Life == life)
                {
                    worker.Free++;
                    worker.Running.Remove(job);
                    cloudCalls -= job.CloudSeconds > 0 ? 1 : 0;
                    workSeconds += job.WorkSeconds;
                    Finish(job);
                }
            });
        }

        waitingPeak = Math.Max(waitingPeak, ready.Count + readyCloud.Count);
    }

    private Job? Next()
    {
        if (!Array.Exists(workers, worker => worker.IsAlive && worker.Free > 0))
        {
            return null;
        }

        var (hasOwn, hasCloud) = (ready.TryPeek(out _, out var own), readyCloud.TryPeek(out _, out var cloud) && cloudCalls < inputs.CloudQuota);
        return hasCloud && (!hasOwn || cloud.CompareTo(own) < 0) ? readyCloud.Dequeue() : hasOwn ? ready.Dequeue() : null;
    }

    private void Finish(Job job)
    {
        var issue = issues[job.Issue];
        if (job.Stage == Stage.Import)
        {
            foreach (var (characters, fails) in issue.Articles.OrderByDescending(article => article.Characters))
            {
                var thousands = characters / 1000.0;
                Add(new Job(job.Issue, Stage.Article, thousands * (inputs.EncodeSeconds + (issue.IsCloud ? 0 : inputs.SpeakSeconds)), issue.IsCloud ? characters / inputs.CloudPace : 0) { Fails = fails });
            }
        }
        else if (job is { Stage: Stage.Article, Fails: true })
        {
            At(now + 1 / 60.0, () => Add(job with { Fails = false }));
        }
        else if (job.Stage == Stage.Article && --missing[job.Issue] == 0)
        {
            Add(new Job(job.Issue, Stage.Finish, inputs.IssueSeconds * 2 / 3, 0));
        }
        else if (job.Stage == Stage.Finish)
        {
            publications[job.Issue]++;
            publishedAt[job.Issue] = now;
        }
    }

    private void NextDeath(Worker worker) => At(now - Math.Log(1 - worker.Random.NextDouble()) * inputs.HoursBetweenDeaths * 60, () =>
    {
        worker.Life++;
        worker.IsAlive = false;
        foreach (var job in worker.Running)
        {
            workSeconds += Math.Min(job.WorkSeconds, (now - job.BeganAt) * 60);
            cloudCalls -= job.CloudSeconds > 0 ? 1 : 0;
            At(now + inputs.AfterDeath.Lost, () => Add(job with { }));
        }

        worker.Running.Clear();
        At(now + inputs.AfterDeath.Back, () => (worker.IsAlive, worker.Free) = (true, inputs.Cores));
        NextDeath(worker);
    });

    private static int HashCode(int seed, int number) => unchecked((seed * 397) ^ (number * 7919));

    private enum Stage
    {
        Finish,
        Article,
        Import,
    }

    private sealed record Job(int Issue, Stage Stage, double WorkSeconds, double CloudSeconds)
    {
        public bool Fails { get; init; }

        public double BeganAt { get; set; }
    }

    private sealed class Worker(Random random, int cores)
    {
        public Random Random => random;

        public bool IsAlive { get; set; } = true;

        public int Free { get; set; } = cores;

        /// <summary>Counts its deaths, so that what a dead one would have finished is known.</summary>
        public int Life { get; set; }

        public HashSet<Job> Running { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
