using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>Tickets, connectors that write on them, and what is really written there.</summary>
internal sealed class ReplyBench(RepliesUnderTest replies) : WritingBench(replies)
{
    private int _markers;

    public RepliesUnderTest Replies => replies;

    public IReadOnlyList<ReplyKind> Kinds => Connect().Replies;

    /// <summary>The kinds that are messages.</summary>
    public IEnumerable<ReplyKind> Messages => Kinds.Where(kind => kind is ReplyKind.Answer or ReplyKind.Note);

    /// <summary>The kinds that give a field another value.</summary>
    public IEnumerable<ReplyKind> Settings => Kinds.Where(kind => kind is ReplyKind.Status or ReplyKind.Assignee);

    public override IReadOnlyList<Func<CancellationToken, Task<Deed>>> Deeds =>
        [.. Kinds.Select(kind => (Func<CancellationToken, Task<Deed>>)(async ct => Deed(await PrepareAsync(kind, ct))))];

    public ITicketReply Connect() => Open<ITicketReply>();

    public override Task<int> WritesAsync(CancellationToken ct) => replies.WritesAsync(ct);

    /// <summary>A reply to a ticket of its own.</summary>
    public async Task<TicketReply> PrepareAsync(ReplyKind kind, CancellationToken ct) => Reply(kind, await replies.AddAsync(ct));

    public TicketReply Reply(ReplyKind kind, string ticket)
    {
        var values = kind is ReplyKind.Answer or ReplyKind.Note ? ["", $"We have looked into it, {kind}."] : replies.Values(kind);
        return new TicketReply { TicketId = ticket, Kind = kind, Value = values[1], Marker = $"kit-{++_markers}" };
    }

    public static Deed Deed(TicketReply reply) => new($"A reply of kind {reply.Kind}", async (connector, ct) =>
    {
        var outcome = await ((ITicketReply)connector).ReplyAsync(reply, ct);
        return new Told(outcome.Result, outcome.Reason);
    });

    /// <summary>A reply by a new connector, with its whole outcome.</summary>
    public async Task<(Tried Tried, ReplyOutcome? Outcome)> ReplyAsync(string name, TicketReply reply, CancellationToken ct)
    {
        ReplyOutcome? outcome = null;
        var tried = await TryAsync(new Deed(name, async (connector, own) =>
        {
            outcome = await ((ITicketReply)connector).ReplyAsync(reply, own);
            return new Told(outcome.Result, outcome.Reason);
        }), null, "", ct, ct);
        return (tried, outcome);
    }
}
