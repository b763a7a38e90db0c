namespace AudioPaper.Host.Jobs.Sharing;

/// <summary>The bucket did not do what it was asked to, several times over. Work waits for it and is done again, which it may.</summary>
/// <param name="what">What was asked, in a few words.</param>
/// <param name="reason">What it said.</param>
internal sealed class BucketAwayException(string what, Exception reason)
    : IOException($"the bucket: {what}: {reason.Message.ReplaceLineEndings(" ").TrimEnd('.')}", reason);
