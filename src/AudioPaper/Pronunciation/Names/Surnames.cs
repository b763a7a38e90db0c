namespace AudioPaper.Pronunciation.Names;

internal sealed class Surnames
{
    public static Surnames None { get; } = new();

    public static Surnames Load(string path) => None;

    public void Apply(MandarinWord[] words) { }
}
