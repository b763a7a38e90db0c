using AudioPaper.Benchmarks.Mornings;

namespace AudioPaper.Host.Tests.Newsrooms;

/// <summary>The model that says what 1,000 newspapers a morning need.</summary>
public sealed class A_simulated_morning
{
    private static readonly MorningInputs Inputs = new() { Newspapers = 120, ArticleLengths = [120, 300, 700, 1500], SpeakSeconds = 20, EncodeSeconds = 3, IssueSeconds = 2, SoundSeconds = 230 };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Publishes_every_issue_once_and_none_before_it_came(int workers)
    {
        // Many deaths and retries: whatever dies, nothing is lost and nothing comes twice.
        var inputs = Inputs with { HoursBetweenDeaths = 0.3, RetryShare = 0.3 };
        var issues = MorningIssue.Draw(inputs);
        var result = MorningSimulation.Run(inputs, issues, workers);

        Assert.All(result.Publications, count => Assert.Equal(1, count));
        Assert.All(result.PublishedAt.Zip(issues), issue => Assert.True(issue.First > issue.Second.ArrivesAt));
        Assert.True(result.WorkSeconds > MorningSimulation.Run(Inputs with { HoursBetweenDeaths = 0 }, issues, workers).WorkSeconds, "Deaths cost work.");
    }

    [Fact]
    public void Spends_the_work_of_its_jobs_and_no_more_where_nothing_dies()
    {
        var inputs = Inputs with { HoursBetweenDeaths = 0, RetryShare = 0 };
        var issues = MorningIssue.Draw(inputs);
        var work = issues.Sum(issue => inputs.IssueSeconds + issue.Characters / 1000.0 * (inputs.EncodeSeconds + (issue.IsCloud ? 0 : inputs.SpeakSeconds)));

        Assert.Equal(work, MorningSimulation.Run(inputs, issues, 3).WorkSeconds, 3);
    }

    [Fact]
    public void Is_never_later_with_more_workers_and_the_same_for_the_same_seed()
    {
        var inputs = Inputs with { HoursBetweenDeaths = 0 };
        var issues = MorningIssue.Draw(inputs);
        var results = new[] { 1, 2, 4, 8, 16 }.Select(workers => MorningSimulation.Run(inputs, issues, workers)).ToList();

        foreach (var (fewer, more) in results.Zip(results.Skip(1)))
        {
            Assert.True(more.OnTime(inputs.Deadline) >= fewer.OnTime(inputs.Deadline));
            Assert.True(more.Lateness(0.95, inputs.Deadline) <= fewer.Lateness(0.95, inputs.Deadline));
            Assert.True(more.Taken(0.5, issues) <= fewer.Taken(0.5, issues) + 1e-9);
            Assert.True(more.PublishedAt.Max() <= fewer.PublishedAt.Max() + 1e-9);
        }

        Assert.Equal(results[2].PublishedAt, MorningSimulation.Run(inputs, MorningIssue.Draw(inputs), 4).PublishedAt);
    }
}
