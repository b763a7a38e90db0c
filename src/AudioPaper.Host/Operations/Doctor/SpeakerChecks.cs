using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using AudioPaper.Host.Library;

namespace AudioPaper.Host.Operations.Doctor;

/// <summary>What Alexa needs, for newspapers that have a skill. Nobody is asked.</summary>
internal static class SpeakerChecks
{
    /// <summary>The checks.</summary>
    public static IReadOnlyList<Check> All { get; } = [new("alexa", AlexaAsync)];

    private static async IAsyncEnumerable<Finding> AlexaAsync(Patient patient, Findings found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var skills = patient.Newspapers().Select(folder => (Name: Path.GetFileName(folder), Settings: SettingsOf(folder))).Where(one => one.Settings is { AlexaSkillIds.IsEmpty: false }).ToList();
        if (skills.Count == 0)
        {
            yield break;
        }

        var names = string.Join(", ", skills.Select(one => one.Name).Take(3));
        if (patient.Settings.PublicUrl is not { Scheme: "https" })
        {
            yield return found.Warning($"{names} 有 Alexa 技能，而公开网址不是 https；Alexa 不会播放。", $"{names} has an Alexa skill, but the public address is not https; Alexa plays nothing from there.", "请把 publicUrl 设为 https 地址。", "Set publicUrl to an https address.");
        }

        if (Roots() == 0)
        {
            yield return found.Error("本机没有受信任的根证书，无法核对 Alexa 的签名。", "This machine trusts no root certificate, so that no signature of Alexa can be checked.", "Debian：apt install ca-certificates。", "Debian: apt install ca-certificates.");
        }

        foreach (var silent in skills.Where(one => one.Settings!.Formats is { IsDefaultOrEmpty: false } formats && !formats.Contains("mp3")))
        {
            yield return found.Warning($"{silent.Name} 不制作 MP3；Alexa 快讯只接受 MP3。", $"{silent.Name} makes no MP3; Flash Briefings take nothing else.", "请在其设置的 formats 中加入 mp3。", "Add mp3 to formats in its settings.");
        }

        yield return found.Ok($"{names} 有 Alexa 技能。", $"{names} has an Alexa skill.");
    }

    private static int Roots()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        try
        {
            store.Open(OpenFlags.ReadOnly);
            return store.Certificates.Count;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return 0;
        }
    }

    /// <summary>Settings of a newspaper; null when they are broken, which another check tells.</summary>
    private static NewspaperSettings? SettingsOf(string folder)
    {
        try
        {
            return SettingsFile.Read(Path.Combine(folder, NewspaperSettings.FileName));
        }
        catch (LibraryException)
        {
            return null;
        }
    }
}
