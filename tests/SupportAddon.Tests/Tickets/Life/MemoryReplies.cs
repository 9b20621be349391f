using SupportAddon.Sdk;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Tickets.Life;

/// <summary>Writes replies into a <see cref="MemorySource"/>, and goes wrong when a test asks for it.</summary>
internal sealed class MemoryReplies(MemorySource source, TimeProvider time) : ITicketReply
{
    private readonly Dictionary<string, string> messages = [];

    public IReadOnlyList<ReplyKind> Replies => Enum.GetValues<ReplyKind>();

    public List<TicketReply> Asked { get; } = [];

    /// <summary>How many writes have taken effect.</summary>
    public int Writes { get; private set; }

    /// <summary>Thrown before anything is written.</summary>
    public ConnectorException? Failure { get; set; }

    /// <summary>Writes, and then does not know it.</summary>
    public bool Forgets { get; set; }

    /// <summary>Does not tell the id of a message.</summary>
    public bool KeepsIdsToItself { get; set; }

    public Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        Asked.Add(reply);
        if (Failure is { } failure)
            throw failure;
        if (!source.Tickets.TryGetValue(reply.TicketId, out var ticket))
            return Told(WriteResult.Missing);
        return reply.Kind is ReplyKind.Answer or ReplyKind.Note ? Post(reply, ticket) : Set(reply, ticket, reply.Kind == ReplyKind.Status ? TicketFields.Status : TicketFields.Assignee);
    }

    private Task<ReplyOutcome> Post(TicketReply reply, SourceTicket ticket)
    {
        if (messages.TryGetValue(reply.Marker, out var known))
            return Told(WriteResult.AlreadySo, known);
        var id = messages[reply.Marker] = $"m{++Writes}";
        Put(ticket with
        {
            Events = [.. ticket.Events, new MessagePosted { Id = id, OccurredAt = time.GetUtcNow(), Author = "robot", Text = reply.Value!, Visibility = reply.Kind == ReplyKind.Answer ? Visibility.Public : Visibility.Internal }],
        });
        return Told(Forgets ? WriteResult.Unknown : WriteResult.Written, Forgets || KeepsIdsToItself ? null : id);
    }

    private Task<ReplyOutcome> Set(TicketReply reply, SourceTicket ticket, string field)
    {
        var now = ticket.Fields.GetValueOrDefault(field);
        if (now == reply.Value)
            return Told(WriteResult.AlreadySo);
        if (reply.Expected is not null && reply.Expected != now)
            return Told(WriteResult.Conflict);
        Writes++;
        Put(ticket with { Fields = new Dictionary<string, string?>(ticket.Fields) { [field] = reply.Value } });
        return Told(Forgets ? WriteResult.Unknown : WriteResult.Written);
    }

    private void Put(SourceTicket ticket) => source.Tickets[ticket.Id] = ticket with { UpdatedAt = time.GetUtcNow(), Raw = $"{{\"write\":{Writes}}}" };

    private static Task<ReplyOutcome> Told(WriteResult result, string? id = null) =>
        Task.FromResult(new ReplyOutcome(result, id, result is WriteResult.Conflict or WriteResult.Unknown ? $"The source says: {result}." : null));
}
