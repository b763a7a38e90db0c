using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioPaper.Host.Jobs.Deliveries;

/// <summary>What is wished for an issue. What is null or empty is taken from its pages, the newspaper's settings, or an earlier run.</summary>
public sealed record IssueWishes
{
    /// <summary>Name of the newspaper.</summary>
    public string? Newspaper { get; init; }

    /// <summary>Date of the issue.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Label of the edition; empty when one day has only one.</summary>
    public string Edition { get; init; } = "";

    /// <summary>One voice for everything.</summary>
    public string? Voice { get; init; }

    /// <summary>Formats of the sound.</summary>
    public ImmutableArray<string> Formats { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Loudness in LUFS.</summary>
    public int? LoudnessLufs { get; init; }

    /// <summary>Whether what another voice spoke than the one asked for is tried with that one again.</summary>
    public bool Upgrades { get; init; }

    /// <summary>Whether an issue of that date with other pages is replaced; else the delivery is refused.</summary>
    public bool Replaces { get; init; }
}

/// <summary>What came with the files of a delivery.</summary>
/// <param name="Wishes">What is wished.</param>
/// <param name="Addresses">Addresses of the web to fetch.</param>
internal sealed record Handed(IssueWishes Wishes, ImmutableArray<string> Addresses);

/// <summary>What became of a delivery.</summary>
public enum DeliveryStage
{
    /// <summary>It waits to be looked at.</summary>
    Waiting,

    /// <summary>It became an issue.</summary>
    Accepted,

    /// <summary>It became none.</summary>
    Refused,
}

/// <summary>Pages that somebody handed in: <c>.server/inbox/ID/delivery.json</c>, the files beside it in <c>pages/</c> until they are an issue.</summary>
/// <param name="Id">Its id: time and chance, ASCII letters, digits and a hyphen.</param>
/// <param name="ReceivedAt">When it was complete.</param>
/// <param name="Wishes">What is wished.</param>
/// <param name="Addresses">Addresses of the web to fetch; often none.</param>
public sealed record Delivery(string Id, DateTimeOffset ReceivedAt, IssueWishes Wishes, ImmutableArray<string> Addresses)
{
    /// <summary>What became of it.</summary>
    public DeliveryStage Stage { get; init; }

    /// <summary>The issue it became; null while it is none.</summary>
    public string? IssueId { get; init; }

    /// <summary>Why it was refused, one sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>The same in Chinese.</summary>
    public string? Chinese { get; init; }

    /// <summary>Whether a later delivery of the same issue had come to its turn before; then this one changed nothing.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>What had to be guessed: <c>newspaper</c>, <c>date</c>.</summary>
    public ImmutableArray<string> Guessed { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>How deliveries are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true)]
[JsonSerializable(typeof(Delivery))]
internal sealed partial class DeliveryJson : JsonSerializerContext
{
    /// <summary>The one context; Chinese stays readable.</summary>
    public static DeliveryJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
