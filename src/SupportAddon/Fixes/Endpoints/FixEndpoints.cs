using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Commands;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Endpoints;

/// <summary>Corrections over HTTP: what can be corrected, dry runs that are asked for, plans and their records.</summary>
internal static class FixEndpoints
{
    public static void MapFixes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/fixes", ListAsync).RequirePermission(Permission.CorrectData);
        api.MapPost("/fix-plannings", AskAsync).RequirePermission(Permission.CorrectData);
        api.MapGet("/fix-plannings/{id}", ShowPlanningAsync).AddEndpointFilter(HidePlanningAsync).RequirePermission(Permission.CorrectData);
        api.MapDelete("/fix-plannings/{id}", CancelAsync).AddEndpointFilter(HidePlanningAsync).RequirePermission(Permission.CorrectData);
        api.MapGet("/fix-plans", ListPlansAsync).RequirePermission(Permission.CorrectData);
        api.MapGet("/fix-plans/{id}", ShowPlanAsync).AddEndpointFilter(HidePlanAsync).RequirePermission(Permission.CorrectData);
        var plan = api.MapGroup("/fix-plans/{id}").AddEndpointFilter(HidePlanAsync);
        plan.MapGet("/records", ListRecordsAsync).RequirePermission(Permission.CorrectData);
        plan.MapFixActs();
    }

    private static ValueTask<object?> HidePlanningAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        HideFromOthersAsync(call, next, visible => visible.HasPlanningAsync);

    private static ValueTask<object?> HidePlanAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        HideFromOthersAsync(call, next, visible => visible.HasPlanAsync);

    /// <summary>What is another client's is not there, whatever is asked of it.</summary>
    private static async ValueTask<object?> HideFromOthersAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next, Func<VisiblePlans, Func<Caller, long, CancellationToken, Task<bool>>> has)
    {
        var context = call.HttpContext;
        return long.TryParse((string?)context.GetRouteValue("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await has((VisiblePlans)context.RequestServices.GetService(typeof(VisiblePlans))!)(context.Caller(), id, context.RequestAborted)
            ? await next(call)
            : TypedResults.NotFound();
    }

    private static async Task<Ok<ApiPage<FixLine>>> ListAsync([AsParameters] ApiPlace place, FixCatalog catalog, CancellationToken ct) =>
        TypedResults.Ok(place.Turn((await catalog.ListAsync(ct)).Select(FixLine.Of), fix => fix.Name));

    private static async Task<Results<Accepted<Planning>, NotFound>> AskAsync(AskForPlan wanted, HttpContext context, VisiblePlans visible, PlanningDesk desk, CancellationToken ct)
    {
        if (await visible.ConnectionAsync(context.Caller(), wanted.Connection ?? "", ct) is not { } connection)
            return TypedResults.NotFound();
        var max = wanted.Max ?? Planner.UsualMax;
        var planning = (wanted.Fix, wanted.Table) switch
        {
            ({ } fix, null) => await desk.AskAsync(connection, fix, wanted.Parameters ?? new Dictionary<string, string>(), max, context.Actor(), ct),
            (null, { } table) => await desk.AskAsync(connection, Encoding.UTF8.GetBytes(table.Text ?? ""), table.Name ?? "table.csv", table.Use, max, context.Actor(), ct),
            _ => throw new RefusedException("It is not clear what is to be planned.", "Name a fix with its parameters, or give a table; not both."),
        };
        return TypedResults.Accepted($"{context.Request.Path}/{planning.Id}", planning);
    }

    private static async Task<Ok<Planning>> ShowPlanningAsync(long id, PlanningStore plannings, CancellationToken ct) => TypedResults.Ok(await plannings.GetAsync(id, ct));

    private static async Task<NoContent> CancelAsync(long id, HttpContext context, PlanningStore plannings, CancellationToken ct)
    {
        await plannings.CancelAsync(id, context.Actor(), ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ApiPage<PlanLine>>> ListPlansAsync([AsParameters] ApiPlace place, HttpContext context, PlanSheets sheets, CancellationToken ct)
    {
        var before = string.IsNullOrEmpty(place.After) ? (long?)null : long.TryParse(place.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new RefusedException($"\"{place.After}\" is no place in this list.", "Follow \"next\" of the page before, or begin without \"after\".");
        return TypedResults.Ok(place.Cut(await sheets.ListAsync(context.Caller(), before, place.Size + 1, ct), line => line.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Ok<PlanSheet>> ShowPlanAsync(long id, PlanSheets sheets, CancellationToken ct) => TypedResults.Ok(await sheets.GetAsync(id, ct));

    private static async Task<Ok<ApiPage<PlanRecord>>> ListRecordsAsync(
        long id, string? show, string? sort, bool? down, [AsParameters] ApiPlace place, RecordList records, CancellationToken ct)
    {
        var lines = await records.ReadAsync(id, RecordPlace.Read(show, sort, down, place.After), place.Size, ct);
        var page = place.Cut(lines, line => line.Key.ToString());
        return TypedResults.Ok(new ApiPage<PlanRecord>([.. page.Items.Select(PlanRecord.Of)], page.Next));
    }

    /// <param name="Connection">Whose records.</param>
    /// <param name="Fix">The fix's name; none where a table is given.</param>
    /// <param name="Parameters">Those of the fix, as text.</param>
    /// <param name="Table">Values for records; none where a fix is named.</param>
    /// <param name="Max">More changes than this and there is no plan; 1,000 when left out.</param>
    internal sealed record AskForPlan(string? Connection, string? Fix, Dictionary<string, string>? Parameters, GivenTable? Table, int? Max);

    /// <param name="Name">Of the file, as mistakes are told.</param>
    /// <param name="Text">The CSV.</param>
    /// <param name="Resource">The kind of record.</param>
    /// <param name="Key">The column that tells which record.</param>
    /// <param name="Map">Column to field, where their names differ.</param>
    /// <param name="Expect">Column to field: a record that has another value there is left alone.</param>
    /// <param name="EmptyClears">Whether an empty cell empties the field.</param>
    /// <param name="Create">Whether a record is created for a key that is not found.</param>
    internal sealed record GivenTable(
        string? Name, string? Text, string? Resource, string? Key, Dictionary<string, string>? Map, Dictionary<string, string>? Expect, bool EmptyClears, bool Create)
    {
        internal TableUse Use => new(Resource ?? "", Key ?? "", Map ?? [], Expect ?? [], EmptyClears) { Create = Create };
    }
}
