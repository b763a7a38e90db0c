using AudioPaper.Tests;
using AudioPaper.Voices.Catalogue;
using AudioPaper.Voices.Piper;
using AudioPaper.Voices.Tests.Piper;

namespace AudioPaper.Voices.Tests.Catalogue;

public sealed class An_installed_voice_opens
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task In_the_engine_that_it_is_for(int speakers, bool isPinyin)
    {
        using var made = new TinyVoice().With("zh_CN-tiny-x_low", speakers: speakers, isPinyin: isPinyin);
        using var folder = new TemporaryFolder();
        var (limits, cancellation) = (new DownloadLimits(), TestContext.Current.CancellationToken);
        VoiceInstaller.Prepare(folder.Path);
        var files = await new VoiceSource(VoiceCatalogue.Read(Repository.At("voices", "catalog.json")), limits).FindAsync(made.ModelPath("zh_CN-tiny-x_low"), null, cancellation);

        await new VoiceInstaller(folder.Path, limits, _ => { }).InstallAsync(files, cancellation);

        await using var engine = new PiperEngine(folder.Path);
        Assert.True((await engine.FindAsync(cancellation)).IsAvailable);
        Assert.Equal("zh-CN", (await engine.OpenAsync("zh_CN-tiny-x_low", 1, cancellation)).Traits.Languages[0]);
    }
}
