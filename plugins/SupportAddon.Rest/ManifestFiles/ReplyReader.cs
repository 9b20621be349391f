using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>Reads the manifest's part about replies, and looks whether the other parts allow to find them again.</summary>
internal sealed class ReplyReader(Section replies, TicketPlan tickets, IReadOnlyCollection<string> lookups)
{
    public Dictionary<ReplyKind, ReplyPlan> Plans() =>
        replies.Keys.ToDictionary(name => Enum.Parse<ReplyKind>(name, ignoreCase: true), name => Plan(name, replies.Inside(name)!));

    private ReplyPlan Plan(string name, Section section)
    {
        DemandDetail(name);
        if (name is "answer" or "note")
            DemandMessage(name, section);
        else
            DemandField(name, section);
        var path = section.Address("path");
        if (path?.Places.Any(place => place != "id") == true)
            section.Mistake("path", "nothing but {id}, the ticket's id, may stand in braces");
        return new ReplyPlan(new HttpMethod(section.Text("method")), path!, section.Json("body")!, section.Optional("lookup"), section.Optional("nobody"));
    }

    private void DemandDetail(string name)
    {
        if (tickets.Detail is not { } detail)
            replies.Mistake(name, "a reply is looked for in the ticket before it is sent and after; \"tickets.detail\" must say how one ticket is asked for");
        else if (detail.Path?.Places.All(place => place == tickets.Fields.Id?.ToString()) == false)
            replies.Mistake(name, "one ticket must be found by its id alone; put nothing else in braces in \"tickets.detail.path\"");
    }

    private void DemandMessage(string name, Section section)
    {
        if (tickets.History?.Message is not { } message)
            replies.Mistake(name, "a message is found again in the ticket's history; \"tickets.history.message\" must say where");
        else if (name == "note" && message.Internal is null)
            replies.Mistake(name, "\"tickets.history.message.internal\" must say which messages are hidden from the requester");
        if (!Texts(section).Any(text => Holds(text, ReplyPlan.Text) && Holds(text, ReplyPlan.Marker)))
            section.Mistake("body", "one of its texts must hold both {text} and {marker}: by the marker a message that was sent is found again");
    }

    private void DemandField(string name, Section section)
    {
        if (!tickets.Fields.Named.ContainsKey(name))
            replies.Mistake(name, $"\"{name}\" does not stand under tickets.fields, so what it is now cannot be seen");
        if (section.Optional("lookup") is { } lookup && !lookups.Contains(lookup))
            section.Mistake("lookup", $"\"{lookup}\" does not stand under lookups");
        if (!Texts(section).Any(text => Holds(text, ReplyPlan.Value)))
            section.Mistake("body", "one of its texts must hold {value}");
    }

    private static IEnumerable<string> Texts(Section section) => Blanks.Texts(section.Json("body"));

    private static bool Holds(string text, string blank) => text.Contains(Blanks.Blank(blank), StringComparison.Ordinal);
}
