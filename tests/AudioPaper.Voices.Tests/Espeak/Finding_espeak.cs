using AudioPaper.Synthesis;
using AudioPaper.Voices.Espeak;

namespace AudioPaper.Voices.Tests.Espeak;

public sealed class Finding_espeak : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audiopaper-voices-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 300_000)]
    public async Task Its_version_is_part_of_the_fingerprint()
    {
        var program = await EspeakProgram.FindAsync(TestContext.Current.CancellationToken);
        Assert.Matches(@"^\d+\.\d+", program.Version);
        await using var synthesizer = await Reading_news.OpenAsync("espeak:cmn+f3");
        Assert.StartsWith($"espeak-ng {program.Version}; cmn-latn-pinyin+f3 at ", synthesizer.Fingerprint, StringComparison.Ordinal);
        Assert.Equal("espeak:cmn+f3", synthesizer.VoiceId);
    }

    [Fact(Timeout = 300_000)]
    public async Task A_missing_program_says_what_to_install() =>
        Refused(await Assert.ThrowsAsync<SynthesisException>(() => Find(Path.Combine(_folder.FullName, "nothing"), TestContext.Current.CancellationToken)), "cannot be started");

    [Fact(Timeout = 300_000)]
    public async Task A_failing_program_says_what_to_install() =>
        Refused(await Assert.ThrowsAsync<SynthesisException>(() => Find(Script("exit 1"), TestContext.Current.CancellationToken)), "exit code 1");

    [Fact(Timeout = 300_000)]
    public async Task Another_program_is_not_taken_for_it() =>
        Refused(await Assert.ThrowsAsync<SynthesisException>(() => Find(Script("echo hello: 5"), TestContext.Current.CancellationToken)), "no version");

    [Fact(Timeout = 300_000)]
    public async Task A_hanging_program_says_what_to_install() =>
        Refused(await Assert.ThrowsAsync<SynthesisException>(() => Find(Script("sleep 60"), TestContext.Current.CancellationToken)), "did not answer");

    [Theory]
    [InlineData("cmn")]
    [InlineData("espeak:cmn+")]
    [InlineData("espeak:cmn+../../x")]
    [InlineData("espeak:cmn+nosuchvariant")]
    [InlineData("espeak:yue")]
    public async Task An_unknown_voice_is_refused(string id)
    {
        var refused = await Assert.ThrowsAsync<SynthesisException>(() => Reading_news.OpenAsync(id));
        Assert.False(refused.IsTransient);
    }

    private static Task<EspeakProgram> Find(string path, CancellationToken cancellationToken) =>
        EspeakProgram.FindAsync(path, TimeSpan.FromSeconds(2), cancellationToken);

    private static void Refused(SynthesisException refused, string reason)
    {
        Assert.False(refused.IsTransient);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt install espeak-ng", refused.Message, StringComparison.Ordinal);
        Assert.Contains("brew install espeak-ng", refused.Message, StringComparison.Ordinal);
        Assert.Contains("winget install eSpeak-NG.eSpeak-NG", refused.Message, StringComparison.Ordinal);
    }

    private string Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts are of Unix.");
        var path = Path.Combine(_folder.FullName, "espeak-ng");
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return path;
    }
}
