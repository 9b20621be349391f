using Npgsql;
using SupportAddon.Tickets;

namespace SupportAddon.Sync.Drift;

/// <summary>
/// Watches one run's tickets for what the source has changed about its data (S5). The first run of a connection, up to
/// its success, learns the shape and tells nothing of it.
/// </summary>
internal sealed class DriftWatch(PayloadShape shape, DriftStore store, TicketRules rules)
{
    /// <summary>Fewer records than this prove nothing about a field that is not there.</summary>
    private const int Enough = 20;

    /// <summary>A field with more values than this is no list of choices.</summary>
    private const int MostValues = 1_000;

    private readonly HashSet<(string Field, string Value)> told = [];
    private readonly List<DriftEvent> unmapped = [];

    public void Look(PageTicket ticket)
    {
        shape.Look(ticket.Raw, ticket.Ticket.Id);
        foreach (var (field, value) in rules.Unmapped(ticket.Ticket.Fields))
            if (told.Count < MostValues && told.Add((field, value)))
                unmapped.Add(new(DriftKind.UnmappedValue, field, value, ticket.Ticket.Id));
    }

    /// <summary>Writes what was found since the last time, in the transaction of the page that showed it.</summary>
    public async Task WriteAsync(NpgsqlConnection db, CancellationToken ct)
    {
        IReadOnlyList<DriftEvent> found = [.. shape.Take(), .. unmapped];
        unmapped.Clear();
        if (found.Count > 0)
            await store.AddAsync(db, found, ct);
    }

    /// <summary>At the end of a run that read everything it wanted to: what was always there and is not any more.</summary>
    public async Task FinishAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var missing = Missing(shape.Root).ToList();
        await store.AddAsync(db, [.. missing.Select(field => new DriftEvent(DriftKind.MissingField, field.Path, "not sent any more", null))], ct);
        foreach (var field in missing)
            field.Always = false; // Told once.
        await store.SaveAsync(db, shape.Root, ct);
    }

    /// <summary>What lies inside a missing field goes without saying.</summary>
    private static IEnumerable<FieldShape> Missing(FieldShape parent) => parent.Fields.SelectMany(field =>
        field.Always && DriftStore.Absence(parent, field) >= Enough ? [field] : Missing(field));
}
