using SupportAddon.Demo.Story;

namespace SupportAddon.Demo;

/// <summary>The tickets as they are now: as the story tells them, with what was written to them since. Forgotten at its end.</summary>
internal sealed class DeskTickets(Chronicle story, TimeProvider time)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<int, Ticket> _written = [];
    private readonly Dictionary<int, Ticket> _told = story.Tickets.ToDictionary(ticket => ticket.Id);
    private int _lastEntry = story.Tickets.SelectMany(ticket => ticket.History).Max(entry => entry.Id);

    public IReadOnlyList<Ticket> All
    {
        get
        {
            lock (_turn)
                return [.. story.Tickets.Select(ticket => _written.GetValueOrDefault(ticket.Id, ticket))];
        }
    }

    public Ticket? Find(int id)
    {
        lock (_turn)
            return _written.GetValueOrDefault(id) ?? _told.GetValueOrDefault(id);
    }

    /// <summary>Adds a line to a ticket's history, and does what it says.</summary>
    /// <returns>The ticket as it is then; null where there is none.</returns>
    public Ticket? Write(int id, string by, NewEntry entry)
    {
        lock (_turn)
        {
            if (Find(id) is not { } ticket)
                return null;
            var changes = entry.Values.Where(value => ticket.Fields[value.Key] != value.Value).ToList();
            var fields = new Dictionary<string, string?>(ticket.Fields);
            foreach (var (field, value) in changes)
                fields[field] = value;
            return _written[id] = ticket with
            {
                Fields = fields,
                History =
                [
                    .. ticket.History,
                    new(++_lastEntry, Now(), by, entry.Text, entry.Visibility, [.. changes.Select(change => new Change(change.Key, ticket.Fields[change.Key], change.Value))]),
                ],
            };
        }
    }

    /// <summary>The desk keeps seconds.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
}
