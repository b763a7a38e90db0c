using AudioPaper.Diagnostics;
using AudioPaper.Packaging;
using AudioPaper.Synthesis;
using AudioPaper.Voices.Calibration;
using CliWrap;

namespace AudioPaper.Host.Commands;

/// <summary>One voice on the audition page.</summary>
/// <param name="Voice">The voice.</param>
/// <param name="Languages">BCP 47 tags of what it speaks.</param>
/// <param name="SoundPath">Its sound, MP3 or WAV; null when it did not speak.</param>
/// <param name="Reason">Why it did not.</param>
internal sealed record Audition(ShelvedVoice Voice, string Languages, string? SoundPath, string? Reason);

/// <summary>Runs <c>voices try --html</c>: every voice that is there reads the passage of its languages.</summary>
internal sealed class VoicesAudition(VoicesStudio studio, UiLanguage ui)
{
    /// <summary>Makes the page.</summary>
    /// <param name="page">The file.</param>
    /// <param name="asked">Only this voice, paid ones too; null for all that cost nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Exit code: 0 when at least one voice is heard.</returns>
    public async Task<int> WriteAsync(string page, VoiceId? asked, CancellationToken cancellationToken)
    {
        var shelf = await studio.ShelfAsync(cancellationToken);
        var voices = asked is null ? shelf.Voices.Where(voice => voice.IsInstalled).ToList() : [shelf.Voices.FirstOrDefault(voice => voice.Voice.Id == asked) ?? Unlisted(asked.Value)];
        var folder = Directory.CreateTempSubdirectory("audiopaper-audition-");
        try
        {
            var ffmpeg = await FfmpegAsync(cancellationToken);
            var sections = new List<(AuditionPassage Passage, List<Audition> Auditions)>();
            foreach (var language in new[] { "zh-CN", "en" })
            {
                var (passage, auditions) = (studio.Sample(language), new List<Audition>());
                foreach (var voice in voices)
                {
                    if (await HearAsync(voice, passage, Path.Combine(folder.FullName, $"{sections.Count}-{auditions.Count}"), ffmpeg, isPaidFor: asked is not null, cancellationToken) is { } audition)
                    {
                        auditions.Add(audition);
                    }
                }

                sections.Add((passage, auditions));
            }

            await ResultFiles.WriteAsync(page, stream => new VoicesAuditionPage(ui).Write(sections, stream), cancellationToken);
            var heard = sections.Sum(section => section.Auditions.Count(audition => audition.SoundPath is not null));
            Console.Out.WriteLine(ConsoleProgress.Printable(ui.Say($"{page}：{heard} 段试听", $"{page}: {heard} {(heard == 1 ? "audition" : "auditions")}")));
            return heard > 0 ? 0 : Failure.Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One voice; null when it does not speak the language.</summary>
    private async Task<Audition?> HearAsync(ShelvedVoice voice, AuditionPassage passage, string path, FfmpegProgram? ffmpeg, bool isPaidFor, CancellationToken cancellationToken)
    {
        var id = voice.Voice.Id;
        try
        {
            var traits = await studio.TraitsAsync(id, cancellationToken);
            if (!traits.Languages.Any(language => language[..2] == passage.Language[..2]))
            {
                return null;
            }

            var languages = string.Join(ui.Say("、", ", "), traits.Languages);
            if (traits.PricePerMillionCharacters > 0 && !isPaidFor)
            {
                return new Audition(voice, languages, null, ui.Say($"这个声音要付费；要试听请加 --voice {id}。", $"This voice is paid for; give --voice {id} to hear it."));
            }

            await using (var file = new FileStream(path + ".wav", FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await studio.SpeakAsync(id, passage, file, cancellationToken);
            }

            return new Audition(voice, languages, await EncodedAsync(path, ffmpeg, cancellationToken), null);
        }
        catch (SentenceException e)
        {
            return IsOf(voice, passage) ? new Audition(voice, voice.Voice.Language, null, ui.Say(e.Chinese ?? e.Message, e.Message)) : null;
        }
    }

    private static bool IsOf(ShelvedVoice voice, AuditionPassage passage) => voice.Voice.Language.StartsWith(passage.Language[..2], StringComparison.Ordinal) || (voice.Voice.Language == "und" && passage.Language == "en");

    private static async Task<string> EncodedAsync(string path, FfmpegProgram? ffmpeg, CancellationToken cancellationToken)
    {
        if (ffmpeg is null)
        {
            return path + ".wav";
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var result = await Cli.Wrap(ffmpeg.Path).WithArguments(["-v", "error", "-nostdin", "-i", path + ".wav", "-c:a", "libmp3lame", "-b:a", "48k", path + ".mp3"])
                .WithValidation(CommandResultValidation.None).ExecuteAsync(late.Token);
            return result.ExitCode == 0 ? path + ".mp3" : path + ".wav";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return path + ".wav";
        }
    }

    private static async Task<FfmpegProgram?> FfmpegAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FfmpegProgram.FindAsync(cancellationToken: cancellationToken);
        }
        catch (EncodingException)
        {
            return null;
        }
    }

    private static ShelvedVoice Unlisted(VoiceId id) => new(new Voices.Catalogue.CatalogueVoice
    {
        Id = id, Engine = id.Engine == "espeak" ? "espeak-ng" : id.Engine, Language = "und", ChineseName = id.Name, EnglishName = id.Name, Licence = "unknown",
    }, IsInstalled: true);
}
