using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The files of the stand-in's tasks.</summary>
internal sealed class FilesUnderTest(OdooServer server) : AttachmentsUnderTest
{
    public override ConnectorPlugin Plugin { get; } = new OdooPlugin();

    public override object Options => server.Options();

    public override Task<string> AddTicketAsync(CancellationToken ct) => Task.FromResult(server.AddTask().ToString(CultureInfo.InvariantCulture));

    public override Task AddAsync(string ticketId, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        server.Database.Add(Database.Attachment, new JsonObject
        {
            ["name"] = name, ["res_model"] = Desk.Task, ["res_id"] = Number(ticketId), ["type"] = "binary", ["datas"] = Convert.ToBase64String(content.Span),
        });
        return Task.CompletedTask;
    }

    public override Task ClearAsync(string ticketId, CancellationToken ct) => Task.FromResult(server.Database[Database.Attachment].RemoveAll(file => IsOf(file, ticketId)));

    public override Task<IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>>> FilesAsync(string ticketId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>>>([.. server.Database[Database.Attachment].Where(file => IsOf(file, ticketId))
            .Select(file => KeyValuePair.Create((string)file.Values["name"]!, new ReadOnlyMemory<byte>(Convert.FromBase64String((string?)file.Values["datas"] ?? ""))))]);

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(server.Written);

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    private static bool IsOf(StandIn.Record file, string ticketId) => (string?)file.Values["res_model"] == Desk.Task && (long)file.Values["res_id"]! == Number(ticketId);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
