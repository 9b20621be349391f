using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Redmines;

/// <summary>
/// The figures of a review by SQL on Redmine's own database, knowing nothing of how the product counts: states are
/// looked up moment by moment in the journals, and flows are differences between neighbouring moments.
/// </summary>
/// <param name="redmine">The Redmine.</param>
/// <param name="client">The project that is the client.</param>
/// <param name="start">The first instant of the quarter.</param>
/// <param name="end">The first instant after it, or the instant up to which it is counted.</param>
/// <param name="deletedAt">When the deletions were noticed.</param>
internal sealed class RedmineFigures(
    Redmine redmine, string client, DateTimeOffset start, DateTimeOffset end, DateTimeOffset? deletedAt)
{
    public const string Anything = "1";

    /// <summary>Every flow of the quarter among tickets in a state of which <paramref name="scope"/> is true.</summary>
    public async Task<IReadOnlyList<(string Flow, string Id, string At)>> FlowsAsync(string scope) =>
    [
        .. (await QueryAsync(scope,
            $"select flow, issue_id as id, at from flows where at >= '{Text(start)}' and at < '{Text(end)}'"))
            .Select(row => (row["flow"]!.ToString(), row["id"]!.ToString(), row["at"]!.ToString())),
    ];

    /// <summary>The ids open just before each of some instants.</summary>
    public async Task<ILookup<string, string>> OpenAsync(string scope, IEnumerable<DateTimeOffset> instants) => (await QueryAsync(scope,
        $"""
        select instant, issue_id as id from scoped s
        join ({string.Join(" union ", instants.Select(instant => $"select '{Text(instant)}' as instant"))})
        where open_in = 1 and at = (select max(at) from scoped l where l.issue_id = s.issue_id and l.at < instant)
        """)).ToLookup(row => row["instant"]!.ToString(), row => row["id"]!.ToString());

    /// <summary>What each ticket was last while it was the client's, up to the end.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> LastAsync() => (await QueryAsync(Anything,
        $"""
        select issue_id as id, priority, tracker, category from states s
        where at = (select max(at) from states l where l.issue_id = s.issue_id and l.at < '{Text(end)}' and l.project = '{client}')
        """)).ToDictionary(row => row["id"]!.ToString());

    private Task<IReadOnlyList<JsonObject>> QueryAsync(string scope, string select) =>
        redmine.SqlAsync(States(scope) + select, CancellationToken.None);

    private string States(string scope)
    {
        var gone = deletedAt is { } at
            ? ("select * from issues union all select * from gone_issues",
                "select * from journals union all select * from gone_journals",
                "select * from journal_details union all select * from gone_details",
                $"select id, '{Text(at)}' from gone_issues")
            : ("select * from issues", "select * from journals", "select * from journal_details", "select 0, '' where 0");
        return
            $"""
            with
            all_issues as ({gone.Item1}), all_journals as ({gone.Item2}), all_details as ({gone.Item3}),
            vanished(issue_id, at) as ({gone.Item4}),
            changes as materialized (
                select j.journalized_id as issue_id, strftime('%Y-%m-%dT%H:%M:%SZ', j.created_on) as at, d.id as detail,
                    d.prop_key as field, d.old_value as old, d.value as new
                from all_journals j join all_details d on d.journal_id = j.id
                where j.journalized_type = 'Issue' and d.property = 'attr'),
            moments as (
                select id as issue_id, strftime('%Y-%m-%dT%H:%M:%SZ', created_on) as at from all_issues
                union select issue_id, at from changes where field in ('status_id', 'tracker_id', 'project_id', 'priority_id', 'category_id')
                union select issue_id, at from vanished),
            states as materialized (
                select m.issue_id, m.at,
                    (select name from issue_statuses where id = {Value("status_id")}) as status,
                    (select name from trackers where id = {Value("tracker_id")}) as tracker,
                    (select name from projects where id = {Value("project_id")}) as project,
                    (select name from enumerations where id = {Value("priority_id")}) as priority,
                    (select name from issue_categories where id = {Value("category_id")}) as category,
                    exists (select 1 from vanished v where v.issue_id = m.issue_id and v.at <= m.at) as gone
                from moments m),
            scoped as materialized (
                select *, project = '{client}' and ({scope}) as inside,
                    not gone and status not in ('Resolved', 'Closed', 'Rejected') as open,
                    project = '{client}' and ({scope}) and not gone and status not in ('Resolved', 'Closed', 'Rejected') as open_in
                from states),
            steps as (
                select *, lag(at) over ticket is null as first, lag(inside) over ticket as was_inside,
                    lag(open) over ticket as was_open, lag(open_in) over ticket as was_open_in
                from scoped window ticket as (partition by issue_id order by at)),
            flows as (
                select issue_id, at, 'created' as flow from steps where first and inside
                union all
                select issue_id, at, case when status = 'Rejected' or gone then 'withdrawn' else 'resolved' end from steps
                where (first and inside and not open_in) or (not first and was_open_in and not open_in and inside)
                union all
                select issue_id, at, 'left' from steps where not first and was_open_in and not inside
                union all
                select issue_id, at, case when not was_inside and was_open then 'entered' else 'reopened' end from steps
                where not first and not was_open_in and open_in)

            """;
    }

    /// <summary>What a field was at a moment: its last change by then, else what its first change replaced, else what it is.</summary>
    private static string Value(string field) =>
        $"""
        (select case
            when exists (select 1 from changes c where c.issue_id = m.issue_id and c.field = '{field}' and c.at <= m.at)
            then (select new from changes c where c.issue_id = m.issue_id and c.field = '{field}' and c.at <= m.at order by c.at desc, c.detail desc limit 1)
            when exists (select 1 from changes c where c.issue_id = m.issue_id and c.field = '{field}')
            then (select old from changes c where c.issue_id = m.issue_id and c.field = '{field}' order by c.at, c.detail limit 1)
            else (select {field} from all_issues i where i.id = m.issue_id) end)
        """;

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
