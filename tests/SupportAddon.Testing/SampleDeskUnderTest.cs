using SupportAddon.Conformance;

namespace SupportAddon.Testing;

/// <summary>The sample desk for the conformance kit; whoever connects to it adds the plugin and its options.</summary>
public abstract class SampleDeskUnderTest(SampleDesk desk) : SourceUnderTest
{
    protected SampleDesk Desk => desk;

    public override int PageSize => 50;

    public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct) =>
        Task.FromResult(desk.Add(changedAt));

    public override Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct)
    {
        desk.Set(id, title, changedAt);
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        desk.Remove(id);
        return Task.CompletedTask;
    }

    public override Task CapPagesAsync(int tickets, CancellationToken ct)
    {
        desk.Cap = tickets;
        return Task.CompletedTask;
    }

    public override Task UseZoneAsync(TimeZoneInfo zone, CancellationToken ct)
    {
        desk.UseZone(zone);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
