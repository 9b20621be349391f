using System.Globalization;
using System.Security.Cryptography;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Records;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Attachments;

/// <summary>Adds a file to a ticket under a name of ours: added twice it is there once.</summary>
internal sealed class NewFile(Session session, OdooOptions options)
{
    private const int Largest = 64 * 1024 * 1024;

    public async Task<ReplyOutcome> AddAsync(NewAttachment file, Stream content, CancellationToken ct)
    {
        var names = new ExternalNames(session, options);
        if (await names.FindAsync(file.Marker, ct) is not null)
            return new ReplyOutcome(WriteResult.AlreadySo);
        if (!await IsThereAsync(file.TicketId, ct))
            return new ReplyOutcome(WriteResult.Missing, null, $"There is no ticket {file.TicketId}, or the key's user may not see it.");
        var data = await Base64Async(file, content, ct);
        var (found, failure) = await names.LoadAsync("ir.attachment", file.Marker,
            [("name", file.Name), ("res_model", options.Model), ("res_id", file.TicketId), ("mimetype", file.MediaType), ("datas", data)], ct);
        return (found, failure) switch
        {
            ({ }, _) => new ReplyOutcome(WriteResult.Written),
            (_, { } open) when Doubts.Of(open) == Doubt.UnderWay => new ReplyOutcome(WriteResult.Unknown, null, $"It was sent, but whether it was written is not known: {open.Message}"),
            _ => throw failure!,
        };
    }

    private async Task<bool> IsThereAsync(string ticketId, CancellationToken ct) =>
        long.TryParse(ticketId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && (await session.RowsAsync(OdooCall.SearchRead(options.Model, Domain.In("id", [id]), ["id"]), ct)).Count == 1;

    private static async Task<string> Base64Async(NewAttachment file, Stream content, CancellationToken ct)
    {
        if (file.Length > Largest)
            throw new ConnectorException(FailureKind.Refused, $"{file.Name} is larger than {Largest / 1024 / 1024} MB.", "Send it another way, and put a link into an answer.");
        using var encoded = new CryptoStream(content, new ToBase64Transform(), CryptoStreamMode.Read, leaveOpen: true);
        using var text = new StreamReader(encoded);
        return await text.ReadToEndAsync(ct);
    }
}
