using System.Globalization;

namespace SupportAddon.Tickets;

/// <summary>Which tickets to list; what is null does not restrict.</summary>
internal sealed record TicketFilter
{
    /// <summary>The one client whose tickets whoever asks may see; null for all.</summary>
    public long? ClientId { get; init; }

    public string? Client { get; init; }

    public string? Connection { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    /// <summary>How far a change request has come.</summary>
    public string? Stage { get; init; }

    public string? Priority { get; init; }

    public bool Open { get; init; }

    public bool Unassigned { get; init; }

    public bool Unmapped { get; init; }

    /// <summary>Changed here and at the source, and nobody has said whose value stands.</summary>
    public bool Conflicts { get; init; }

    /// <summary>One of <see cref="Colours"/>: how it stands to what was promised.</summary>
    public string? Sla { get; init; }

    public static IReadOnlyList<string> Colours { get; } = ["on-time", "at-risk", "breached"];

    /// <summary>Open, its arrival confirmed by a machine, and answered by nobody.</summary>
    public bool Unanswered { get; init; }

    /// <summary>The code of a person.</summary>
    public string? Owner { get; init; }

    public string? Text { get; init; }

    /// <summary>The last line of the page before; null for the first page.</summary>
    public TicketPlace? After { get; init; }

    public DateTimeOffset? AfterAt => After?.At;

    public long? AfterId => After?.Id;

    public int Limit { get; init; } = 50;
}

/// <summary>A place in the list, to a microsecond as the database keeps time.</summary>
internal sealed record TicketPlace(DateTimeOffset At, long Id)
{
    public static TicketPlace Of(TicketLine line) => new(line.UpdatedAt, line.Id);

    /// <exception cref="RefusedException">It is no place in a list.</exception>
    public static TicketPlace Read(string text) => text.Split('-') is [var at, var id] && Number(at) is { } micro && Number(id) is { } number && micro <= Last
        ? new(DateTimeOffset.UnixEpoch.AddTicks(micro * TimeSpan.TicksPerMicrosecond), number)
        : throw new RefusedException($"\"{text}\" is no place in the list of tickets.", "Follow \"next\" of the page before, or begin without \"after\".");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}-{Id}");

    private static long Last => (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
