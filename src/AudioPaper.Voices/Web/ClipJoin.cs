using AudioPaper.Audio;

namespace AudioPaper.Voices.Web;

/// <summary>Puts the sounds of pieces one behind the other.</summary>
internal static class ClipJoin
{
    /// <summary>One clip of all, in order.</summary>
    /// <param name="clips">At least one, all of one format.</param>
    public static Clip Of(IReadOnlyList<Clip> clips)
    {
        if (clips.Count == 1)
        {
            return clips[0];
        }

        var samples = new short[clips.Sum(clip => clip.Samples.Length)];
        var at = 0;
        foreach (var clip in clips)
        {
            clip.Samples.CopyTo(samples.AsMemory(at));
            at += clip.Samples.Length;
        }

        return new Clip(clips[0].Format, samples);
    }
}
