using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>
/// Turns a manifest that its schema has passed into plans, and notes what no schema can state: a path that cannot be
/// read, a lookup that does not exist. After a note what is made is not used, so it may hold nulls.
/// </summary>
internal sealed class ManifestReader(Section root)
{
    public Manifest Manifest()
    {
        var times = Times();
        var dialect = new DialectReader(root).Dialect();
        var lookups = (root.Inside("lookups") is { } section ? Lookups(section) : []).ToDictionary();
        var tickets = new TicketPlanReader(root.Inside("tickets")!, times.Format, lookups.Keys).Plan();
        return new Manifest(root.Text("name"), dialect, times.Clock, Check(root.Inside("check")!), lookups, tickets, Ids(root.Inside("ids")!),
            root.Inside("replies") is { } replies ? new ReplyReader(replies, tickets, lookups.Keys).Plans() : [],
            root.Inside("resources") is { } resources ? Resources(resources, lookups.Keys) : [],
            root.Inside("probes") is { } probes ? probes.Keys.ToDictionary(name => name, name => Probe(probes.Inside(name)!)) : [], Mapping());
    }

    private static Dictionary<string, ResourcePlan> Resources(Section section, IReadOnlyCollection<string> lookups) =>
        section.Keys.ToDictionary(name => name, name => new ResourceReader(name, section.Inside(name)!, lookups, [.. section.Keys]).Plan());

    public static ListPlan List(Section section)
    {
        var path = section.Address("path");
        if (path is { HasPlaces: true } && !section.Has("each"))
            section.Mistake("path", "only a path that is asked for \"each\" id of a lookup has braces");
        var paging = section.Inside("paging");
        return new ListPlan(path!, section.Map("query"), Paging(paging, section.Inside("cursor")?.Has("parameter") == true), paging?.Optional("notFound"),
            section.Path("select")!, section.Path("total"));
    }

    public static TimeFormat Format(Section section, string key, TimeFormat otherwise)
    {
        if (section.Optional(key) is not { } text)
            return otherwise;
        var format = new TimeFormat(text);
        if (!format.IsValid)
            section.Mistake(key, $"\"{text}\" is neither iso, unix, unix-ms nor a pattern such as yyyy-MM-dd HH:mm:ss");
        return format;
    }

    private static PageTurning Paging(Section? section, bool hasCursor) => section?.Text("type") switch
    {
        "offset" => new OffsetPages(section.Text("offset"), section.Text("limit"), section.Number("size", 0)),
        "page" => new NumberedPages(section.Text("parameter"), section.Number("first", 1)),
        "next-link" => new BodyLinkPages(section.Path("link")!),
        "link-header" => new HeaderLinkPages(),
        "token" => new TokenPages(section.Path("token")!, section.Text("parameter")),
        "keyset" => Keyset(section, hasCursor),
        _ => new SinglePage(),
    };

    private static KeysetPages Keyset(Section section, bool hasCursor)
    {
        var value = section.Text("value");
        if (value.Contains("{cursor}", StringComparison.Ordinal) != hasCursor)
            section.Mistake("value", hasCursor ? "the list has a cursor, so the filter needs {cursor} too" : "{cursor} has no meaning in a list without a cursor");
        return new KeysetPages(section.Text("parameter"), value, section.Text("limit"), section.Number("size", 0));
    }

    private (SourceClock Clock, TimeFormat Format) Times()
    {
        var section = root.Inside("times");
        var iso = new TimeFormat(TimeFormat.Iso);
        var format = section is null ? iso : Format(section, "format", iso);
        if (section?.Optional("zone") is not { } name)
            return (new SourceClock(format, TimeZoneInfo.Utc), format);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            section.Mistake("zone", $"there is no time zone \"{name}\"; names look like Europe/Paris");
        else if (format.NeedsNoZone)
            section.Mistake("zone", "unix times count from one instant everywhere; a zone has no meaning here");
        return (new SourceClock(format, zone ?? TimeZoneInfo.Utc), format);
    }

    private static CheckPlan Check(Section section) => new(section.Text("path"), section.Template("show"), section.Flag("everyPage"),
        [.. section.Items("rights").Select(right => new RightPlan(
            right.Text("path"), right.Path("count")!, right.Number("atLeast", 1), right.Text("otherwise")))]);

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<LookupSource>>> Lookups(Section section) =>
        section.Keys.Select(name => KeyValuePair.Create<string, IReadOnlyList<LookupSource>>(
            name, [.. section.Items(name).Select(source => Lookup(source, section, name))]));

    private static LookupSource Lookup(Section source, Section lookups, string name)
    {
        var each = source.Optional("each");
        if (each is not null && (!lookups.Has(each) || each == name || lookups.Items(each).Any(other => other.Has("each"))))
            source.Mistake("each", $"\"{each}\" must be another lookup, and one without \"each\" of its own");
        return new LookupSource(List(source), source.Path("rows"), source.Path("id")!, source.Template("label")!, each, source.Flag("optional"));
    }

    private static ProbePlan Probe(Section section)
    {
        var values = section.Inside("values")!;
        var well = section.Inside("well") is { } told ? new WellPlan(told.Path("at")!, told.Words("is")) : null;
        return new(section.Text("description"), section.Text("path"), section.Map("query"), values.Keys.ToDictionary(name => name, name => values.Path(name)!), well);
    }

    private static IdPlan Ids(Section section) => new(List(section), section.Path("id")!);

    private ValueMapping Mapping()
    {
        if (root.Inside("maps") is not { } maps)
            return ValueMapping.Empty;
        return new ValueMapping(maps.Keys.ToDictionary(field => field, field => (IReadOnlyDictionary<string, string>)maps.Map(field)));
    }
}
