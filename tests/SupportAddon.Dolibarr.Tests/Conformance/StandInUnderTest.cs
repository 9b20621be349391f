using System.Text.Json.Nodes;
using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Reading;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The stand-in, as the suite changes it.</summary>
internal sealed class StandInUnderTest : SourceUnderTest
{
    private readonly DolibarrServer _server;

    public StandInUnderTest(DolibarrServer server)
    {
        _server = server;
        _server.Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    }

    public override ConnectorPlugin Plugin { get; } = new DolibarrPlugin();

    public override object Options => new DolibarrOptions { Url = _server.Url, ApiKey = DolibarrServer.Key, Limit = PageSize };

    public override int PageSize => 100;

    public override TimeSpan LateBy => TicketReading.Overlap;

    public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. changedAt.Select(at => $"{_server.AddTicket("One", at)}")]);

    public override Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct)
    {
        _server.Change(Number(id), new JsonObject { ["subject"] = title }, changedAt);
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        _server.Remove(Number(id));
        return Task.CompletedTask;
    }

    public override Task CapPagesAsync(int tickets, CancellationToken ct)
    {
        _server.Lists.Cap = tickets;
        return Task.CompletedTask;
    }

    /// <summary>The clock that it writes changes by is the database's; PHP stays in its zone.</summary>
    public override Task UseZoneAsync(TimeZoneInfo zone, CancellationToken ct)
    {
        _server.Clocks.Database = zone;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await base.DisposeAsync();
    }

    private static long Number(string id) => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
}
