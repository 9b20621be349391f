using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Replies;

/// <summary>States and assignments: compared with what the ticket shows, written, and read back.</summary>
internal sealed class States(Manifest manifest, Lookups lookups, OneTicket ticket)
{
    public async Task<ReplyOutcome> SetAsync(TicketReply reply, ReplyPlan plan, CancellationToken ct)
    {
        // First, so that as little as possible lies between comparing and writing.
        var value = await ValueAsync(reply, plan, ct);
        if (await ticket.FindAsync(ct) is not { } found)
            return ticket.Missing;
        var now = Shown(found, reply.Kind);
        if (now == reply.Value)
            return new ReplyOutcome(WriteResult.AlreadySo);
        if (reply.Expected is { } expected && now != expected)
            return new ReplyOutcome(WriteResult.Conflict, null, $"The {Field(reply.Kind)} is {Quoted(now)} by now, not {Quoted(expected)}.");
        var sent = await ticket.WriteAsync(plan, new Dictionary<string, JsonNode?> { [ReplyPlan.Value] = value }, ct);
        var (then, failure) = await ticket.LookAgainAsync<JsonElement?>(record => record);
        return then is { } record ? Seen(reply, now, Shown(record, reply.Kind), sent)
            : OneTicket.Unsure((sent.Failure ?? failure)?.Message ?? "the ticket is gone.");
    }

    private async Task<JsonNode?> ValueAsync(TicketReply reply, ReplyPlan plan, CancellationToken ct)
    {
        if (reply.Value is not { } label || plan.Lookup is null)
            return reply.Value ?? plan.Nobody;
        return await lookups.IdsAsync(plan.Lookup, label, ct) switch
        {
            [var one] => one,
            [] when lookups.Refused is { } refused => throw new ConnectorException(refused.Kind,
                $"No {Field(reply.Kind)} of {manifest.Name} that the connection's user may see is called {Quoted(label)}: {refused.Message}", refused.Next, refused),
            [] => throw new ConnectorException(FailureKind.Refused, $"No {Field(reply.Kind)} of {manifest.Name} is called {Quoted(label)}.",
                "Use a name as the tickets show it."),
            var several => throw new ConnectorException(FailureKind.Refused, $"{several.Count} of {manifest.Name} are called {Quoted(label)}, and which of them is meant is not known.",
                $"Give them names of their own in {manifest.Name}."),
        };
    }

    private ReplyOutcome Seen(TicketReply reply, string? before, string? now, Sent sent) => sent switch
    {
        _ when now == reply.Value => new ReplyOutcome(WriteResult.Written),
        { Failure: { } failure } => sent.Doubt == Doubt.Ended && now == before ? throw failure : OneTicket.Unsure(failure.Message),
        _ when now == before => throw new ConnectorException(FailureKind.Refused,
            $"{manifest.Name} said yes to {Quoted(reply.Value)} and left the {Field(reply.Kind)} at {Quoted(now)}.",
            "Check that the rules of the source (its workflow, the rights of the connection's user) allow this change for this ticket."),
        _ => new ReplyOutcome(WriteResult.Altered, null, $"The {Field(reply.Kind)} became {Quoted(now)} and not {Quoted(reply.Value)}."),
    };

    private string? Shown(JsonElement record, ReplyKind kind) => manifest.Tickets.Fields.Named[Field(kind)].Text(record);

    private static string Field(ReplyKind kind) => kind == ReplyKind.Status ? TicketFields.Status : TicketFields.Assignee;

    private static string Quoted(string? value) => value is null ? "empty" : $"\"{value}\"";
}
