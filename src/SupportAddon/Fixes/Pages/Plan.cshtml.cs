using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Previews;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Pages;

/// <summary>One correction from its preview to its undo: what it changes, who has approved it, how far it is, what became of each record.</summary>
[Requires(Permission.CorrectData)]
internal sealed class PlanModel(VisiblePlans visible, PlanStore plans, ExecutionStore executions, RecordList records, Reader reader, TimeProvider time) : FormPage
{
    private const int Size = 50;
    private const int MostQuestions = 20;

    public Plan Plan { get; private set; } = null!;

    /// <summary>Null as long as it was not applied.</summary>
    public Execution? Execution { get; private set; }

    public IReadOnlyList<RecordView> Records { get; private set; } = [];

    /// <summary>Those of which only a person can tell whether they were written.</summary>
    public IReadOnlyList<RecordView> Questions { get; private set; } = [];

    /// <summary>The plans that take this one's execution back.</summary>
    public IReadOnlyList<long> Undos { get; private set; } = [];

    public RecordPlace Place { get; private set; } = RecordPlace.Read(null, null, null, null);

    /// <summary>The address of the next page of records; null on the last one.</summary>
    public string? Next { get; private set; }

    public Caller Caller => HttpContext.Caller();

    public string Standing => PlanStanding.Of(Plan, Execution, time.GetUtcNow());

    public bool CanBeDecided => Caller.May(Permission.ApproveCorrections) && Plan.Decision is null && Standing == PlanStanding.Planned;

    /// <summary>Somebody else must approve it than its author, who is reading.</summary>
    public bool NeedsAnother => Plan.SecondPerson is not null && Plan.Author == Caller.Name;

    public bool CanBeUndone => Execution is { Counts: var counts, State: not (ExecutionState.Queued or ExecutionState.Running) } && counts.Keys.Any(EntrySteps.IsEffective);

    /// <summary>What a person may make of the execution now.</summary>
    public bool May(ExecutionState to) => Execution is { } execution && ExecutionSteps.IsLegal(execution.State, to);

    /// <summary>How long the rest takes at the pace so far.</summary>
    public TimeSpan? Left => Execution is { State: ExecutionState.Running, BegunAt: { } begun } running ? Pace.Left(running.Ended, Plan.Counts.Change, time.GetUtcNow() - begun) : null;

    /// <summary>How many records there are of an outcome.</summary>
    public int Count(string outcome) => outcome switch
    {
        "change" => Plan.Counts.Change,
        RecordPlace.Created => Plan.Counts.Created,
        "right" => Plan.Counts.Right,
        "refused" => Plan.Counts.Refused,
        RecordPlace.Lossy => Plan.Counts.Lossy,
        RecordPlace.Untouched => Execution is null ? 0 : Plan.Counts.Change - Execution.Counts.Values.Sum(),
        _ => Execution?.Counts.GetValueOrDefault(EntryRows.Parse<EntryState>(outcome)) ?? 0,
    };

    public async Task<IActionResult> OnGetAsync(long id, string? show, string? sort, bool? down, string? after, CancellationToken ct)
    {
        if (!await visible.HasPlanAsync(Caller, id, ct))
            return NotFound();
        return await TryAsync(
            () =>
            {
                Place = RecordPlace.Read(show, sort, down, after);
                return ShowAsync(id, ct);
            },
            () => ShowAsync(id, ct));
    }

    public Task<IActionResult> OnPostApproveAsync(long id, string? hash, string? reason, [FromServices] Decisions decisions, CancellationToken ct) =>
        ActAsync(id, Permission.ApproveCorrections, () => decisions.ApproveAsync(id, hash ?? "", HttpContext.Actor(), Given(reason), ct), ct);

    public Task<IActionResult> OnPostRejectAsync(long id, string? reason, [FromServices] Decisions decisions, CancellationToken ct) =>
        ActAsync(id, Permission.ApproveCorrections, () => decisions.RejectAsync(id, HttpContext.Actor(), Given(reason), ct), ct);

    public Task<IActionResult> OnPostApplyAsync(long id, [FromServices] ExecutionControl control, CancellationToken ct) =>
        ActAsync(id, Permission.CorrectData, () => control.ApplyAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostOutsideWindowAsync(long id, string? reason, [FromServices] ExecutionControl control, CancellationToken ct) =>
        ActAsync(id, Permission.ApproveCorrections, () => control.ApplyOutsideWindowAsync(id, reason, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostPauseAsync(long id, [FromServices] ExecutionControl control, CancellationToken ct) =>
        ActAsync(id, Permission.CorrectData, () => control.PauseAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostResumeAsync(long id, [FromServices] ExecutionControl control, CancellationToken ct) =>
        ActAsync(id, Permission.CorrectData, () => control.ResumeAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostCancelAsync(long id, [FromServices] ExecutionControl control, CancellationToken ct) =>
        ActAsync(id, Permission.CorrectData, () => control.CancelAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostSettleAsync(long id, string? record, string? found, [FromServices] ExecutionControl control, CancellationToken ct) =>
        ActAsync(id, Permission.CorrectData, () => control.SettleAsync(id, record ?? "", ExecutionControl.Answer(found), HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostUndoAsync(long id, string[] record, [FromServices] PlanningDesk desk, CancellationToken ct) =>
        UndoAsync(id, record, desk, ct);

    public Task<IActionResult> OnPostUndoAllAsync(long id, [FromServices] PlanningDesk desk, CancellationToken ct) => UndoAsync(id, null, desk, ct);

    /// <summary>Records of one outcome, from the beginning, in the same order.</summary>
    public string AddressOf(string outcome) => AddressOf(("show", outcome), ("sort", Place.Sort), ("down", Place.Down ? "true" : ""));

    /// <summary>The same records in another order, from the beginning.</summary>
    public string AddressSorted(string sort, bool down) => AddressOf(("show", Place.Show ?? ""), ("sort", sort), ("down", down ? "true" : ""));

    private string AddressOf(params (string Name, string Value)[] parts) =>
        $"/fixes/{Plan.Id}" + QueryString.Create(parts.Where(part => part.Value.Length > 0).Select(part => KeyValuePair.Create(part.Name, (string?)part.Value)));

    /// <param name="ticked">Null for all.</param>
    private async Task<IActionResult> UndoAsync(long id, string[]? ticked, PlanningDesk desk, CancellationToken ct)
    {
        var planning = 0L;
        var answer = await ActAsync(id, Permission.CorrectData, async () => planning = ticked is { Length: 0 }
            ? throw new RefusedException("No record was ticked.", "Tick those that are to be taken back, or take all of them back.")
            : (await desk.AskToUndoAsync(id, ticked ?? [], HttpContext.Actor(), ct)).Id, ct);
        return answer is LocalRedirectResult ? LocalRedirect($"/fixes/plannings/{planning}") : answer;
    }

    private async Task<IActionResult> ActAsync(long id, Permission permission, Func<Task> act, CancellationToken ct)
    {
        if (!await visible.HasPlanAsync(Caller, id, ct))
            return NotFound();
        if (!Caller.May(permission))
            return Forbid();
        return await TryAsync(act, $"/fixes/{id}", () => ShowAsync(id, ct));
    }

    private async Task<IActionResult> ShowAsync(long id, CancellationToken ct)
    {
        (Plan, Execution, Undos) = (await plans.GetAsync(id, ct), await executions.FindAsync(id, ct), await plans.UndosAsync(id, ct));
        var lines = await records.ReadAsync(id, Place, Size, ct);
        Records = [.. lines.Take(Size).Select(View)];
        Next = lines.Count > Size ? Request.AddressWith("after", lines[Size - 1].Key.ToString()) : null;
        if (Execution?.Counts.ContainsKey(EntryState.Unknown) == true)
            Questions = [.. (await records.ReadAsync(id, RecordPlace.Read("unknown", null, null, null), MostQuestions, ct)).Take(MostQuestions).Select(View)];
        return Page();
    }

    private RecordView View(JournalLine line) => RecordView.Of(line, reader["nothing"]);
}
