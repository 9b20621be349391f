using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Times;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>Reads the manifest's part about tickets.</summary>
internal sealed class TicketPlanReader(Section tickets, TimeFormat times, IReadOnlyCollection<string> lookups)
{
    public TicketPlan Plan() => new(ManifestReader.List(tickets),
        tickets.Inside("cursor") is { } cursor ? Cursor(cursor) : null,
        tickets.Inside("detail") is { } detail ? Detail(detail) : null,
        Fields(),
        tickets.Inside("history") is { } history ? History(history) : null);

    private CursorPlan Cursor(Section section) => new(
        section.Path("field")!, section.Optional("parameter"), section.Optional("value") ?? "{cursor}",
        ManifestReader.Format(section, "format", times),
        section.Duration("granularity", TimeSpan.FromSeconds(1)), section.Duration("overlap", TimeSpan.FromMinutes(2)));

    private static DetailPlan Detail(Section section) => new(section.Address("path")!,
        section.Map("query"), section.Path("select"), section.Number("concurrency", 4));

    private TicketFieldsPlan Fields() => new(
        tickets.Path("id")!, tickets.Template("number"), tickets.Address("link"), tickets.Template("title")!,
        tickets.Template("description"), tickets.Path("createdAt")!, tickets.Path("updatedAt")!,
        Named(tickets.Inside("fields")!));

    private static Dictionary<string, Template> Named(Section section) =>
        section.Keys.ToDictionary(name => name, name => section.Template(name)!);

    private HistoryPlan History(Section section) => new(
        section.Path("select")!, section.Path("id")!, section.Path("at")!, section.Template("author"),
        section.Inside("message") is { } message ? new MessagePlan(message.Path("text")!, message.Path("internal"), message.Path("automatic")) : null,
        section.Inside("changes") is { } changes ? Changes(changes) : null);

    private ChangesPlan Changes(Section section)
    {
        var fields = section.Inside("fields")!;
        return new ChangesPlan(section.Path("select"), section.Template("name")!, section.Path("from")!, section.Path("to")!,
            fields.Keys.ToDictionary(name => name, name => Changed(fields.Inside(name)!)));
    }

    private ChangedField Changed(Section section)
    {
        var known = tickets.Inside("fields")!;
        foreach (var field in section.Texts("fields").Where(field => !known.Has(field)))
            section.Mistake("fields", $"\"{field}\" does not stand under tickets.fields");
        var lookup = section.Optional("lookup");
        if (lookup is not null && !lookups.Contains(lookup))
            section.Mistake("lookup", $"\"{lookup}\" does not stand under lookups");
        return new ChangedField(section.Texts("fields"), lookup);
    }
}
