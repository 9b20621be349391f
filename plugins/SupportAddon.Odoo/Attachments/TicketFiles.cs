using System.Globalization;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Attachments;

/// <summary>The files of tickets. Their address for browsers takes no key, so contents are read as the field that they are: in Base64.</summary>
internal sealed class TicketFiles(Session session, OdooOptions options)
{
    private const string Model = "ir.attachment";
    private static readonly string[] Asked = ["name", "mimetype", "file_size"];

    public async Task<IReadOnlyList<Attachment>> ListAsync(string ticketId, CancellationToken ct)
    {
        if (Number(ticketId) is not { } ticket)
            return [];
        var domain = Domain.All([Domain.Condition("res_model", "=", options.Model)], [Domain.Condition("res_id", "=", ticket)], [Domain.Condition("type", "=", "binary")]);
        return [.. (await session.RowsAsync(OdooCall.SearchRead(Model, domain, Asked), ct)).Select(Attachment)];
    }

    public async Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct)
    {
        var call = OdooCall.SearchRead(Model, Domain.In("id", [Number(attachment.Id) ?? 0]), ["datas"]);
        var answer = await session.OpenAsync(call, ct);
        try
        {
            if (await Base64Field.FindAsync(await answer.Content.ReadAsStreamAsync(ct), "datas", ct) is { } content)
                return new Base64Field(answer, content);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
        answer.Dispose();
        // Asked again without the content: it says what is wrong, or that there is nothing.
        return await session.RowsAsync(OdooCall.SearchRead(Model, Domain.In("id", [Number(attachment.Id) ?? 0]), Asked), ct) is [var row] && Attachment(row).Length == 0
            ? Stream.Null
            : throw new ConnectorException(FailureKind.NotFound, $"The file {attachment.Name} is not there any more.", "List the ticket's files again.");
    }

    private static Attachment Attachment(Row row) => new()
    {
        Id = row.Id.ToString(CultureInfo.InvariantCulture), Name = row.Text("name") ?? "", MediaType = row.Text("mimetype"), Length = row.One("file_size") ?? 0,
    };

    private static long? Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
