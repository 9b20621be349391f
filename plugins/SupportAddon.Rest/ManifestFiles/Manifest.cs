using System.Text.Json.Nodes;
using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Times;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.ManifestFiles;

/// <summary>One API as its manifest describes it. What each part means stands in <c>manifest.schema.json</c>.</summary>
internal sealed record Manifest(
    string Name,
    Dialect Dialect,
    SourceClock Clock,
    CheckPlan Check,
    IReadOnlyDictionary<string, IReadOnlyList<LookupSource>> Lookups,
    TicketPlan Tickets,
    IdPlan Ids,
    IReadOnlyDictionary<ReplyKind, ReplyPlan> Replies,
    IReadOnlyDictionary<string, ResourcePlan> Resources,
    IReadOnlyDictionary<string, ProbePlan> Probes,
    ValueMapping Mapping);

/// <summary>A request for a list, its pages, and where its rows are.</summary>
internal sealed record ListPlan(
    Template Path, IReadOnlyDictionary<string, string> Query, PageTurning Paging, string? NotFound, FieldPath Select, FieldPath? Total);

internal sealed record CheckPlan(string Path, Template? Show, bool EveryPage, IReadOnlyList<RightPlan> Rights);

internal sealed record RightPlan(string Path, FieldPath Count, int AtLeast, string Otherwise);

internal sealed record LookupSource(
    ListPlan List, FieldPath? Rows, FieldPath Id, Template Label, string? Each, bool IsOptional);

internal sealed record TicketPlan(
    ListPlan List, CursorPlan? Cursor, DetailPlan? Detail, TicketFieldsPlan Fields, HistoryPlan? History);

internal sealed record CursorPlan(
    FieldPath Field, string? Parameter, string Value, TimeFormat Format, TimeSpan Granularity, TimeSpan Overlap)
{
    /// <summary>Whether the source filters by it, and so sorts by it; else everything is read, and filtered here.</summary>
    public bool IsAskedFor => Parameter is not null;
}

internal sealed record DetailPlan(
    Template Path, IReadOnlyDictionary<string, string> Query, FieldPath? Select, int Concurrency);

internal sealed record TicketFieldsPlan(
    FieldPath Id, Template? Number, Template? Link, Template Title, Template? Description,
    FieldPath CreatedAt, FieldPath UpdatedAt, IReadOnlyDictionary<string, Template> Named);

internal sealed record HistoryPlan(
    FieldPath Select, FieldPath Id, FieldPath At, Template? Author, MessagePlan? Message, ChangesPlan? Changes);

internal sealed record MessagePlan(FieldPath Text, FieldPath? Internal, FieldPath? Automatic);

internal sealed record ChangesPlan(
    FieldPath? Select, Template Name, FieldPath From, FieldPath To, IReadOnlyDictionary<string, ChangedField> Fields);

/// <summary>Our fields that one field of the source feeds, and the table that turns its ids into labels.</summary>
internal sealed record ChangedField(IReadOnlyList<string> Fields, string? Lookup);

internal sealed record IdPlan(ListPlan List, FieldPath Id);

/// <summary>How one kind of reply is written.</summary>
/// <param name="Path">With the ticket's id in its places.</param>
/// <param name="Body">With blanks.</param>
/// <param name="Lookup">The table that turns a label into what is sent.</param>
/// <param name="Nobody">What is sent for nobody; null for null.</param>
internal sealed record ReplyPlan(HttpMethod Method, Template Path, JsonObject Body, string? Lookup, string? Nobody)
{
    /// <summary>The blanks of a message.</summary>
    public const string Text = "text", Marker = "marker";

    /// <summary>The blank of a state or assignment.</summary>
    public const string Value = "value";
}

/// <summary>One question about how the system is.</summary>
/// <param name="Values">What is measured, by name.</param>
/// <param name="Well">What tells that it is well; null where only who asks can tell.</param>
internal sealed record ProbePlan(
    string Description, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, FieldPath> Values, WellPlan? Well);

/// <param name="Is">Any of these texts.</param>
internal sealed record WellPlan(FieldPath At, IReadOnlyList<string> Is);
