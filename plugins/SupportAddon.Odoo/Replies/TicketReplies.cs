using System.Globalization;
using System.Text.Json;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Records;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Odoo.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Replies;

/// <summary>Writes answers, notes, states and assignments back to tickets.</summary>
internal sealed class TicketReplies(Session session, RecordWriter writer, OdooOptions options)
{
    public static IReadOnlyList<ReplyKind> Kinds { get; } = [ReplyKind.Answer, ReplyKind.Note, ReplyKind.Status, ReplyKind.Assignee];

    public async Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct)
    {
        var shape = await TicketShape.ReadAsync(session, options, ct);
        if (await TicketAsync(reply.TicketId, shape, ct) is not { } ticket)
            return new ReplyOutcome(WriteResult.Missing, null, $"There is no ticket {reply.TicketId}, or the key's user may not see it.");
        return reply.Kind is ReplyKind.Answer or ReplyKind.Note
            ? await PostAsync(reply, shape, ticket, ct)
            : await SetAsync(reply, shape, ticket, reply.Kind == ReplyKind.Status ? TicketFields.Status : TicketFields.Assignee, ct);
    }

    private async Task<Row?> TicketAsync(string id, TicketShape shape, CancellationToken ct) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await session.RowsAsync(OdooCall.SearchRead(options.Model, Domain.In("id", [number]), shape.Asked), ct) is [var row] ? row : null;

    private Task<ReplyOutcome> PostAsync(TicketReply reply, TicketShape shape, Row ticket, CancellationToken ct)
    {
        if (!shape.HasMessages)
            throw new ConnectorException(FailureKind.Refused, $"{options.Model} keeps no messages.", "Write the answer by other means.");
        if (string.IsNullOrWhiteSpace(reply.Value))
            throw new ConnectorException(FailureKind.Refused, "An answer or a note without text is not sent.", "Write a text.");
        var requester = shape.Fields["partner_id"] is { Type: "many2one", Relation: "res.partner" } ? ticket.One("partner_id") : null;
        return new Messages(session, options.Model).PostAsync(ticket.Id, reply, requester, ct);
    }

    private async Task<ReplyOutcome> SetAsync(TicketReply reply, TicketShape shape, Row ticket, string field, CancellationToken ct)
    {
        var source = shape.Sources.GetValueOrDefault(field) ?? throw new ConnectorException(FailureKind.Refused, $"{options.Model} has no field for the {field}.", "Name it by the connection's options.");
        var values = new Values(shape, options, new Labels(session));
        await values.LoadAsync([ticket], ct);
        var now = values.Of(ticket)[field];
        if (now == reply.Value)
            return new ReplyOutcome(WriteResult.AlreadySo);
        if (reply.Expected is { } expected && now != expected)
            return new ReplyOutcome(WriteResult.Conflict, null, $"The {field} is \"{now}\" by now, not \"{expected}\".");
        var change = new RecordChange
        {
            Kind = ChangeKind.Set, Resource = options.Model, Id = reply.TicketId,
            Values = new Dictionary<string, JsonElement> { [source] = await new Wording(session, shape).ValueAsync(source, reply.Value, ticket, ct) },
            Before = new Dictionary<string, JsonElement> { [source] = RecordValues.Read(shape.Fields[source]!, ticket, source) },
        };
        var outcome = (await writer.WriteAsync([change], ct))[0].OutcomeOrThrow();
        return new ReplyOutcome(outcome.Result, null, outcome.Reason);
    }
}
