using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Endpoints;

/// <summary>What is done to one correction, over HTTP.</summary>
internal static class FixActs
{
    public static void MapFixActs(this IEndpointRouteBuilder plan)
    {
        plan.MapPost("/approval", ApproveAsync).RequirePermission(Permission.ApproveCorrections);
        plan.MapPost("/rejection", RejectAsync).RequirePermission(Permission.ApproveCorrections);
        plan.MapPost("/execution", ApplyAsync).RequirePermission(Permission.CorrectData);
        plan.MapPost("/exception", ApplyOutsideWindowAsync).RequirePermission(Permission.ApproveCorrections);
        plan.MapPost("/pause", PauseAsync).RequirePermission(Permission.CorrectData);
        plan.MapPost("/resumption", ResumeAsync).RequirePermission(Permission.CorrectData);
        plan.MapPost("/cancellation", CancelAsync).RequirePermission(Permission.CorrectData);
        plan.MapPost("/settlement", SettleAsync).RequirePermission(Permission.CorrectData);
        plan.MapPost("/undo", UndoAsync).RequirePermission(Permission.CorrectData);
    }

    private static async Task<Ok<Plan>> ApproveAsync(long id, Approval approval, HttpContext context, Decisions decisions, CancellationToken ct) =>
        TypedResults.Ok(await decisions.ApproveAsync(id, approval.Hash ?? "", context.Actor(), approval.Reason, ct));

    private static async Task<Ok<Plan>> RejectAsync(long id, Because because, HttpContext context, Decisions decisions, CancellationToken ct) =>
        TypedResults.Ok(await decisions.RejectAsync(id, context.Actor(), because.Reason, ct));

    private static async Task<Ok<Execution>> ApplyAsync(long id, HttpContext context, ExecutionControl control, CancellationToken ct) =>
        TypedResults.Ok(await control.ApplyAsync(id, context.Actor(), ct));

    private static async Task<Ok<Execution>> ApplyOutsideWindowAsync(long id, Because because, HttpContext context, ExecutionControl control, CancellationToken ct) =>
        TypedResults.Ok(await control.ApplyOutsideWindowAsync(id, because.Reason, context.Actor(), ct));

    private static async Task<Ok<Execution>> PauseAsync(long id, HttpContext context, ExecutionControl control, CancellationToken ct) =>
        TypedResults.Ok(await control.PauseAsync(id, context.Actor(), ct));

    private static async Task<Ok<Execution>> ResumeAsync(long id, HttpContext context, ExecutionControl control, CancellationToken ct) =>
        TypedResults.Ok(await control.ResumeAsync(id, context.Actor(), ct));

    private static async Task<Ok<Execution>> CancelAsync(long id, HttpContext context, ExecutionControl control, CancellationToken ct) =>
        TypedResults.Ok(await control.CancelAsync(id, context.Actor(), ct));

    private static async Task<Ok<Execution>> SettleAsync(long id, Answer answer, HttpContext context, ExecutionControl control, CancellationToken ct) =>
        TypedResults.Ok(await control.SettleAsync(id, answer.Record ?? "", ExecutionControl.Answer(answer.Found), context.Actor(), ct));

    private static async Task<Accepted<Planning>> UndoAsync(long id, Undo undo, HttpContext context, PlanningDesk desk, CancellationToken ct)
    {
        var planning = await desk.AskToUndoAsync(id, undo.Records ?? [], context.Actor(), ct);
        return TypedResults.Accepted($"/api/v1/fix-plannings/{planning.Id}", planning);
    }

    /// <param name="Hash">Of the plan that was seen; its first 8 letters at least.</param>
    /// <param name="Reason">Why; may be left out.</param>
    internal sealed record Approval(string? Hash, string? Reason);

    internal sealed record Because(string? Reason);

    /// <param name="Record">The source's id of the record.</param>
    /// <param name="Found">written, not-written (it is written now) or left (as it is, for good).</param>
    internal sealed record Answer(string? Record, string? Found);

    /// <param name="Records">Those that are taken back, by the source's ids; all when left out.</param>
    internal sealed record Undo(IReadOnlyList<string>? Records);
}
