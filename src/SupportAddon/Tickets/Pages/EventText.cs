using System.Globalization;
using SupportAddon.Core.Life;
using SupportAddon.Shell;

namespace SupportAddon.Tickets.Pages;

/// <summary>What happened to a ticket, in the reader's language.</summary>
internal sealed class EventText(Reader reader, TicketEvent fact)
{
    public TicketEvent Fact => fact;

    public string What => fact.Type switch
    {
        "field" => reader["event.field", reader.Field(fact.Field!), Value(fact.From), Value(fact.To)],
        LifeEventType.Message => reader["event.message"],
        "gone" or "back" => reader[$"event.{fact.Type}"],
        LifeEventType.Created => reader["event.created", reader.Word(fact.Field!)],
        LifeEventType.State => reader["event.state", Value(fact.From), Value(fact.To)],
        LifeEventType.Confirmation => reader[$"event.{fact.Field}"],
        LifeEventType.Assignment => reader["event.field", reader.Field("owner"), Value(fact.From), Value(fact.To)],
        LifeEventType.Level => reader["event.field", reader.Field("level"), Value(fact.From), Value(fact.To)],
        LifeEventType.Qualification => reader["event.field", reader.Field(fact.Field!), Value(fact.From), Value(fact.To)],
        LifeEventType.Stage => new FunnelText(reader).Event(fact),
        LifeEventType.Link => reader[fact.To is null ? "event.unlink" : "event.link", reader.Word(fact.Field!)],
        LifeEventType.Merge => reader[fact.To is null ? "event.unmerge" : "event.merge"],
        LifeEventType.Absorption => reader[fact.To is null ? "event.unabsorb" : "event.absorb"],
        LifeEventType.Contact => reader["event.contact", fact.Field!],
        LifeEventType.RemoteSession => reader["event.remote-session", fact.Data.GetValueOrDefault("minutes"), fact.Data.GetValueOrDefault("consent")],
        LifeEventType.Conflict => reader["event.conflict", reader.Field(fact.Field!), Value(fact.From), Value(fact.To)],
        _ => reader[$"event.settled.{fact.To}", reader.Field(fact.Field!)],
    };

    /// <summary>Our number of the other ticket that it is about; null where there is none.</summary>
    public long? Other => fact.Type is LifeEventType.Link or LifeEventType.Merge or LifeEventType.Absorption
        && long.TryParse(fact.To ?? fact.From, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The other ticket as people quote it; our number where it is tied no longer.</summary>
    public string Named(IReadOnlyList<TicketTie> ties) => ties.FirstOrDefault(tie => tie.Ticket == Other)?.Number ?? $"#{Other}";

    /// <summary>What stands beside it: who may read it, and where it was made or seen.</summary>
    public IEnumerable<string> Marks =>
        new[] { fact.Type == LifeEventType.Message ? fact.Visibility : null, fact.Origin == "observed" ? fact.Origin : null }.OfType<string>();

    private string Value(string? value) => string.IsNullOrEmpty(value) ? reader["nothing"] : reader.Word(value);
}
