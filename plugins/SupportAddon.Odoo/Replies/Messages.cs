using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Replies;

/// <summary>
/// Answers and notes. The marker goes out as the message's own id of mail, which nobody sees: Odoo keeps it as given,
/// lets it be searched for, and knows a reply to it by it.
/// </summary>
internal sealed class Messages(Session session, string model)
{
    private const int FirstWithEscaping = 17;

    public async Task<ReplyOutcome> PostAsync(long ticket, TicketReply reply, long? requester, CancellationToken ct)
    {
        var mailId = MailId(ticket, reply.Marker);
        if (await FindAsync(ticket, mailId, ct) is { } there)
            return new ReplyOutcome(WriteResult.AlreadySo, there);
        var call = OdooCall.Post(model, ticket, await ArgumentsAsync(reply, mailId, requester, ct));
        try
        {
            var told = (await session.SendAsync(call, ct)).Result;
            return new ReplyOutcome(WriteResult.Written, EventId(told) ?? throw Answers.Odd(call, "the id of a message"));
        }
        catch (ConnectorException failure) when (Doubts.Of(failure) != Doubt.None)
        {
            var found = await LookAsync(ticket, mailId);
            if (found is null && Doubts.Of(failure) == Doubt.Ended)
                throw;
            return found is null ? Unknown(failure) : new ReplyOutcome(WriteResult.Written, found);
        }
    }

    // In the form of Odoo's own, by which every version finds the record that a reply belongs to.
    private string MailId(long ticket, string marker) => string.Create(CultureInfo.InvariantCulture, $"<{marker}-openerp-{ticket}-{model}@supportaddon>");

    private async Task<string?> FindAsync(long ticket, string mailId, CancellationToken ct)
    {
        var domain = Domain.All([Domain.Condition("message_id", "=", mailId)], [Domain.Condition("model", "=", model)], [Domain.Condition("res_id", "=", ticket)]);
        return (await session.RowsAsync(OdooCall.SearchRead("mail.message", domain, ["date"]), ct)) is [var row, ..] ? EventId(row.Id) : null;
    }

    private async Task<string?> LookAsync(long ticket, string mailId)
    {
        try
        {
            return await FindAsync(ticket, mailId, CancellationToken.None);
        }
        catch (ConnectorException)
        {
            return null;
        }
    }

    private async Task<JsonObject> ArgumentsAsync(TicketReply reply, string mailId, long? requester, CancellationToken ct)
    {
        var isAnswer = reply.Kind == ReplyKind.Answer;
        var arguments = new JsonObject
        {
            ["body"] = Html(reply.Value!), ["message_type"] = "comment", ["subtype_xmlid"] = isAnswer ? "mail.mt_comment" : "mail.mt_note", ["message_id"] = mailId,
        };
        if (isAnswer && requester is { } partner)
            arguments["partner_ids"] = new JsonArray(partner);
        // In the source: from 17 on a body is text, unless it is said to be HTML; before it always was HTML.
        if ((await session.OpenAsync(ct)).Version.Major >= FirstWithEscaping)
            arguments["body_is_html"] = true;
        return arguments;
    }

    private static string Html(string text) => $"<p>{string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(line => WebUtility.HtmlEncode(line)))}</p>";

    // One id, or a list of one: versions and ways differ.
    private static string? EventId(JsonElement told) => told.ValueKind == JsonValueKind.Array && told.GetArrayLength() == 1 ? EventId(told[0])
        : told.ValueKind == JsonValueKind.Number ? EventId(told.GetInt64()) : null;

    private static string EventId(long id) => string.Create(CultureInfo.InvariantCulture, $"message:{id}");

    private static ReplyOutcome Unknown(ConnectorException failure) =>
        new(WriteResult.Unknown, null, $"It was sent, but whether it was written is not known: {failure.Message}");
}
