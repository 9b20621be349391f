using SupportAddon.Fixes.Executions;

namespace SupportAddon.Fixes.Plans;

/// <summary>Where a correction stands, in one word: what its execution says, else what was decided, else whether anybody still may.</summary>
internal static class PlanStanding
{
    public const string Planned = "planned";
    public const string Approved = "approved";
    public const string Rejected = "rejected";
    public const string Expired = "expired";

    public static string Of(Plan plan, Execution? execution, DateTimeOffset now) =>
        execution is not null ? EntryRows.Word(execution.State)
        : plan.Decision is { Approved: false } ? Rejected
        : plan.ExpiresAt <= now ? Expired
        : plan.Decision is not null ? Approved
        : Planned;
}
