using System.Text.Json;
using SupportAddon.Core.Fixes;

namespace SupportAddon.Core.Tests.Fixes;

/// <summary>What is deleted does not come back, and everybody is told.</summary>
public sealed class DeletionTests
{
    private static readonly Dictionary<string, JsonElement> Has = new() { ["name"] = JsonElement.Parse("\"Acme\"") };
    private static readonly PlanEntry Deleted = Planning.Whole("1", null, Has, PlanChange.Delete);

    [Fact]
    public void A_plan_counts_it_among_what_could_not_be_undone() => Assert.Equal(new PlanCounts(1, 0, 0, 1), PlanCounts.None.With(Deleted));

    [Fact]
    public void One_that_is_gone_after_a_crash_was_deleted_and_one_that_is_there_was_not()
    {
        Assert.Equal(EntryState.Written, Settling.Of(Deleted, null).State);
        Assert.Equal(EntryState.Withdrawn, Settling.Of(Deleted, Has).State);
        Assert.Equal(EntryState.Unknown, Settling.Of(Planning.Whole("1", null, Has, PlanChange.Archive), null).State);
    }

    [Fact]
    public void An_undo_refuses_it_and_says_why()
    {
        var undo = Undoing.Of(Deleted, Has, Has, null); // Somebody has made another of the same id.

        Assert.Equal((PlanVerdict.Refused, "It was deleted: nothing brings it back."), (undo.Verdict, undo.Reason));
    }
}
