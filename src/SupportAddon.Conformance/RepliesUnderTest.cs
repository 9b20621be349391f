using SupportAddon.Sdk;

namespace SupportAddon.Conformance;

/// <summary>A system whose tickets are answered, and what is really written on them.</summary>
public abstract class RepliesUnderTest : SystemUnderTest
{
    /// <summary>Adds a ticket without messages, in the first of its <see cref="Values"/>.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    /// <returns>Its id as the connector gives it.</returns>
    public abstract Task<string> AddAsync(CancellationToken ct);

    /// <summary>Deletes a ticket for good.</summary>
    /// <param name="id">Which.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task DeleteAsync(string id, CancellationToken ct);

    /// <summary>Three different values in the source's words; the first is what a new ticket has.</summary>
    /// <param name="kind"><see cref="ReplyKind.Status"/> or <see cref="ReplyKind.Assignee"/>, where the connector can write it.</param>
    public abstract IReadOnlyList<string?> Values(ReplyKind kind);

    /// <summary>Gives a ticket another state, or somebody else to work on it.</summary>
    /// <param name="id">Which.</param>
    /// <param name="kind"><see cref="ReplyKind.Status"/> or <see cref="ReplyKind.Assignee"/>.</param>
    /// <param name="value">One of <see cref="Values"/>.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task ChangeAsync(string id, ReplyKind kind, string? value, CancellationToken ct);

    /// <summary>The state, or who works on it, as it is.</summary>
    /// <param name="id">Which.</param>
    /// <param name="kind"><see cref="ReplyKind.Status"/> or <see cref="ReplyKind.Assignee"/>.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<string?> ValueAsync(string id, ReplyKind kind, CancellationToken ct);

    /// <summary>The messages of a ticket as a person reads them, the oldest first.</summary>
    /// <param name="id">Which.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<IReadOnlyList<string>> MessagesAsync(string id, CancellationToken ct);

    /// <summary>How many writes have taken effect on any ticket since the system was started, by whomever.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<int> WritesAsync(CancellationToken ct);
}
