using SupportAddon.Core.Fixes;
using SupportAddon.Shell;

namespace SupportAddon.Tests.Fixes;

/// <summary>What is stored of corrections in English is said in French on pages.</summary>
public sealed class StoredSentenceTests
{
    public static TheoryData<string> Sentences =>
    [
        new FourEyesRules { Always = true }.Ask(1, "a", RiskLevel.Low)!, new FourEyesRules { Above = 3 }.Ask(4, "a", RiskLevel.Low)!,
        new FourEyesRules { Resources = ["a"] }.Ask(1, "a", RiskLevel.Low)!, new FourEyesRules { Risk = RiskLevel.High }.Ask(1, "a", RiskLevel.High)!,
        Settling.Of(Entry(PlanChange.Set), null).Reason!, Settling.Of(Entry(PlanChange.Delete), null).Reason!, Undoing.Of(Entry(PlanChange.Delete), Values("new"), Values("new"), null).Reason!,
        Undoing.Of(Entry(PlanChange.Set), Values("new"), null, null).Reason!, Undoing.Of(Entry(PlanChange.Set), Values("new"), Values("other"), null).Reason!,
        Settling.Of(Entry(PlanChange.Set), Values("other")).Reason!, "5 of 12 records went wrong.", "Nobody can tell whether 3 records were written.", "Settled by ana.",
        Settling.Of(Entry(PlanChange.Create), Values("other")).Reason!, Undoing.Of(Entry(PlanChange.Create), Values("new"), Values("new"), null).Reason!,
        SupportAddon.Fixes.Previews.PreviewLine.NoWayBack, "Somebody has created it since the preview: record 7.",
        SupportAddon.Fixes.Executions.WindowWait.Reason, SupportAddon.Fixes.Executions.WindowWait.Never,
    ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void It_is_known_again(string sentence) => Assert.NotNull(Texts.RefusalsIn("fr").Recall(sentence));

    private static PlanEntry Entry(PlanChange change) => new()
    {
        Ordinal = 1, RecordId = "1", Verdict = PlanVerdict.Change, Change = change, Before = Values("old"), After = Values("new"),
    };

    private static Dictionary<string, System.Text.Json.JsonElement> Values(string value) => new() { ["name"] = MemoryRecords.Json(value) };
}
