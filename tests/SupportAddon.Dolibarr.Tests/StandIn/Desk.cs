using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>What people do in the stand-in.</summary>
internal static class Desk
{
    public static IEnumerable<long> TicketIds(this DolibarrServer server) => server.Lists["tickets"].Select(ticket => ticket.Id).Order();

    public static long AddTicket(this DolibarrServer server, string subject = "Ticket", DateTimeOffset? at = null) =>
        server.AddTicket(new JsonObject { ["subject"] = subject }, at);

    public static long AddTicket(this DolibarrServer server, JsonObject values, DateTimeOffset? at = null)
    {
        values.TryAdd("fk_statut", "0");
        return server.Add("tickets", values, at);
    }

    public static long Add(this DolibarrServer server, string resource, JsonObject values, DateTimeOffset? at = null) => server.Locked(() =>
    {
        var id = server.NextId();
        if (resource == "tickets")
            values.TryAdd("ref", string.Create(CultureInfo.InvariantCulture, $"TS2609-{id:0000}"));
        server.Lists[resource].Add(new Record(id, values, at ?? server.Now));
        return id;
    });

    /// <summary>So many tickets, a second apart.</summary>
    public static void AddTickets(this DolibarrServer server, int count)
    {
        for (var number = 0; number < count; number++)
            server.AddTicket($"Ticket {number}", server.Now = server.Now.AddSeconds(1));
    }

    public static void Change(this DolibarrServer server, long id, JsonObject values, DateTimeOffset? at = null) => server.Locked(() =>
    {
        var ticket = server.Lists["tickets"].Single(ticket => ticket.Id == id);
        foreach (var (name, value) in values)
            ticket.Values[name] = value?.DeepClone();
        return ticket.Changed = at ?? server.Now;
    });

    public static void Remove(this DolibarrServer server, long id) => server.Locked(() => server.Lists["tickets"].RemoveAll(ticket => ticket.Id == id));

    /// <summary>Facts: tms traps, 2: a message does not move the ticket's time. It is an event of the agenda.</summary>
    public static long Write(this DolibarrServer server, long ticket, string text, string code = "TICKET_MSG", long? author = null, DateTimeOffset? at = null) =>
        server.Add("agendaevents", new JsonObject
        {
            ["code"] = code, ["type_code"] = code.StartsWith("AC_RDV", StringComparison.Ordinal) ? "AC_RDV" : "AC_OTH_AUTO", ["label"] = "Subject", ["note_private"] = text,
            ["elementtype"] = "ticket", ["elementid"] = $"{ticket}", ["fk_element"] = $"{ticket}", ["authorid"] = author?.ToString(CultureInfo.InvariantCulture),
        }, at);

    /// <summary>Time passes: longer than a reading looks back.</summary>
    public static void Wait(this DolibarrServer server) => server.Now = server.Now.AddHours(2);
}
