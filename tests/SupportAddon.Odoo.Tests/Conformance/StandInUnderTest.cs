using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Conformance;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The stand-in for the conformance kit: its clock stands at the latest change, as a server's would.</summary>
internal sealed class StandInUnderTest(OdooServer server) : SourceUnderTest
{
    public override ConnectorPlugin Plugin { get; } = new OdooPlugin();

    public override object Options => server.Options();

    public override int PageSize => TicketReading.PageSize;

    public override TimeSpan LateBy => TicketReading.Overlap;

    public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. changedAt.Select(Add)]);

    public override Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct)
    {
        server.Database.Write(Desk.Task, Number(id), new JsonObject { ["name"] = title });
        server.Database[Desk.Task].Single(task => task.Id == Number(id)).Written = Seen(changedAt);
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        server.Database.Remove(Desk.Task, Number(id));
        return Task.CompletedTask;
    }

    public override Task CapPagesAsync(int tickets, CancellationToken ct)
    {
        server.MostRecords = tickets;
        return Task.CompletedTask;
    }

    /// <summary>It always says UTC.</summary>
    public override Task UseZoneAsync(TimeZoneInfo zone, CancellationToken ct) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    private string Add(DateTimeOffset changedAt) => server.AddTask(began: Seen(changedAt)).ToString(CultureInfo.InvariantCulture);

    private DateTime Seen(DateTimeOffset time)
    {
        if (time.UtcDateTime > server.Database.Now)
            server.Database.Now = time.UtcDateTime;
        return time.UtcDateTime;
    }

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
