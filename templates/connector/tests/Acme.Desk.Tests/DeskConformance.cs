using System.Globalization;
using SupportAddon.Conformance;
using SupportAddon.Sdk;

namespace Acme.Desk.Tests;

/// <summary>Every rule for reading tickets is a test of this class.</summary>
public sealed class DeskConformance : TicketSourceConformance
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct) => new DeskUnderTest(await DeskServer.StartAsync(ct));

    private sealed class DeskUnderTest(DeskServer desk) : SourceUnderTest
    {
        public override ConnectorPlugin Plugin { get; } = new DeskPlugin();

        public override object Options => new DeskOptions { Address = desk.Url, Key = DeskServer.Key, PageSize = PageSize };

        public override int PageSize => 50;

        public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<string>>([.. changedAt.Select(time => desk.Add(time).ToString(CultureInfo.InvariantCulture))]);

        public override Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct)
        {
            desk.Change(Number(id), ticket => ticket with { Title = title, Updated = changedAt });
            return Task.CompletedTask;
        }

        public override Task DeleteAsync(string id, CancellationToken ct)
        {
            desk.Remove(Number(id));
            return Task.CompletedTask;
        }

        public override Task CapPagesAsync(int tickets, CancellationToken ct) => Task.FromResult(desk.Cap = tickets);

        public override Task UseZoneAsync(TimeZoneInfo zone, CancellationToken ct) => Task.CompletedTask; // It always says its offset.

        public override async ValueTask DisposeAsync()
        {
            await desk.DisposeAsync();
            await base.DisposeAsync();
        }

        private static int Number(string id) => int.Parse(id, CultureInfo.InvariantCulture);
    }
}
