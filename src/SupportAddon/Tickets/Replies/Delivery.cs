using SupportAddon.Sdk;

namespace SupportAddon.Tickets.Replies;

/// <summary>What became of one attempt to write a reply.</summary>
/// <param name="State">One of <see cref="ReplyState"/>.</param>
/// <param name="DueAt">When it is tried again; null at the end.</param>
internal sealed record Delivery(string State, string? EventId = null, string? Reason = null, string? Next = null, DateTimeOffset? DueAt = null)
{
    /// <summary>So long a write that nobody can account for may still take effect; only then is its marker looked for.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>So often is it looked for; then a person must.</summary>
    private const int Tries = 10;

    public static Delivery Of(ReplyOutcome outcome, Reply reply, DateTimeOffset now) => outcome.Result switch
    {
        WriteResult.Written or WriteResult.AlreadySo => new(ReplyState.Written, outcome.EventId),
        WriteResult.Altered => new(ReplyState.Written, outcome.EventId, outcome.Reason, "The source made something else of it: look at the ticket there."),
        WriteResult.Conflict => new(ReplyState.Conflict, null, outcome.Reason, "Pull it, then say whose value stands: supportaddon ticket settle NUMBER --keep ours, or theirs"),
        WriteResult.Missing => new(ReplyState.Refused, null, outcome.Reason ?? "The source has no such ticket.", "Look whether it was deleted there: supportaddon sync --sweep"),
        _ => new(ReplyState.Unknown, null, outcome.Reason ?? "It was sent, and the source did not say what became of it.",
            reply.Tries + 1 < Tries ? "It is looked for by its marker before anything is sent again." : "Look at the ticket in the source, and write it there if it is missing.",
            reply.Tries + 1 < Tries ? now + Settling : null),
    };

    /// <summary>Nothing was written.</summary>
    public static Delivery Of(ConnectorException failure, Reply reply, DateTimeOffset now) =>
        failure.IsTransient
            ? new(ReplyState.Waiting, null, failure.Message, failure.Next, now + (failure.RetryAfter ?? Pause(reply.Tries)))
            : new(ReplyState.Refused, null, failure.Message, failure.Next);

    private static TimeSpan Pause(int tries) => TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 10 * Math.Pow(2, tries)));
}
