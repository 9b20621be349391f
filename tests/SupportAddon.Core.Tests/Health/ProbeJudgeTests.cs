using System.Text.Json;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Core.Tests.Health;

public sealed class ProbeJudgeTests
{
    private static readonly Vocabulary Vocabulary =
        ProbeWords.Of(("status", ValueKind.Number), ("body", ValueKind.Any)) with { Answers = new HashSet<string> { "body" } };

    private static readonly Measurement Answer = new()
    {
        Latency = TimeSpan.FromMilliseconds(420),
        Values = new Dictionary<string, object?>
        {
            ["status"] = 200m,
            ["body"] = JsonElement.Parse("""{ "status": "pass", "queue": { "length": 7, "names": ["a", { "b": 1 }] }, "a.b": { "c": true }, "none": null, "empty": {}, "huge": 1e400 }"""),
        },
    };

    [Theory]
    [InlineData("status == 200")]
    [InlineData("latency < 500ms and latency > 400ms")]
    [InlineData("body.status == \"pass\" and body.queue.length == 7 and body[\"a.b.c\"]")]
    [InlineData("length(body.queue.names) == 2 and empty(body.none) and empty(body.empty) and not empty(body.queue) and body.huge == \"1e400\"")]
    public void What_holds_is_up(string condition) => Assert.Equal(ProbeResult.Up, Judge([condition], Answer).Result);

    [Theory]
    [InlineData("status == 500", "status == 500 does not hold: status is 200")]
    [InlineData("latency < 300ms", "latency < 300ms does not hold: latency is 420ms")]
    [InlineData("body.queue.length < 5", "body.queue.length < 5 does not hold: body.queue.length is 7")]
    [InlineData("body.version == \"2\"", "body.version == \"2\" does not hold: body.version is missing")]
    [InlineData("status == 200 and body.status == \"fail\"", "status == 200 and body.status == \"fail\" does not hold: body.status is \"pass\", status is 200")]
    public void What_does_not_hold_is_down_and_says_what_was_found(string condition, string reason) =>
        Assert.Equal((ProbeResult.Down, reason), Short(Judge(["status == 200", condition], Answer)));

    [Fact]
    public void A_warning_warns_unless_a_condition_is_broken_too()
    {
        Assert.Equal((ProbeResult.Warning, "latency < 300ms does not hold: latency is 420ms"), Short(Judge(["status == 200"], Answer, ["latency < 300ms"])));
        Assert.Equal((ProbeResult.Down, "status == 500 does not hold: status is 200"), Short(Judge(["status == 500"], Answer, ["latency < 300ms"])));
    }

    [Fact]
    public void Each_condition_is_told_with_what_was_found()
    {
        var conditions = Judge(["status == 200", "body.status == \"fail\""], Answer, ["latency < 300ms"]).Conditions;

        Assert.Equal(
            [
                new("status == 200", false, true, "status is 200"),
                new("body.status == \"fail\"", false, false, "body.status is \"pass\""),
                new("latency < 300ms", true, false, "latency is 420ms"),
            ],
            conditions);
    }

    [Fact]
    public void Where_there_was_no_answer_no_condition_is_asked()
    {
        Assert.Equal((ProbeResult.Down, "nothing listens there"), Short(Judge(["status != 500"], Measurement.Failed(TimeSpan.Zero, "nothing listens there"))));
        Assert.Equal((ProbeResult.Unknown, "another process talks to it"), Short(Judge([], Measurement.Unknown(TimeSpan.Zero, "another process talks to it"))));
    }

    [Theory]
    [InlineData("body.status != \"fail\"")]
    [InlineData("empty(body.error)")]
    [InlineData("not (body.status == \"fail\")")]
    public void A_page_that_could_not_be_read_does_not_pass_for_one_without_errors(string condition)
    {
        var html = Answer with { Values = new Dictionary<string, object?> { ["status"] = 200m }, Missing = new Dictionary<string, string> { ["body"] = "the answer is not JSON" } };

        var judged = Judge([condition], html);

        Assert.Equal(ProbeResult.Down, judged.Result);
        Assert.EndsWith("is missing: the answer is not JSON", judged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_connector_finds_unwell_is_down_whatever_the_conditions_say()
    {
        var unwell = new Measurement { Latency = TimeSpan.Zero, IsHealthy = false, Values = new Dictionary<string, object?> { ["summary"] = "12 mails failed" } };

        Assert.Equal((ProbeResult.Down, "12 mails failed"), Short(Judge(["latency < 1s"], unwell)));
        Assert.Equal(ProbeResult.Down, Judge(["latency > 1s"], unwell with { IsHealthy = true }).Result);
        Assert.Equal(ProbeResult.Up, Judge(["latency < 1s"], unwell with { IsHealthy = null }).Result);
    }

    [Fact]
    public void The_usual_conditions_of_a_kind_hold_where_there_are_no_others()
    {
        var usual = new ProbeJudge(new(), Vocabulary, ["status == 404"]);
        var own = new ProbeJudge(new() { Conditions = ["status == 200"] }, Vocabulary, ["status == 404"]);

        Assert.Equal((ProbeResult.Down, ProbeResult.Up), (usual.Judge(Answer).Result, own.Judge(Answer).Result));
    }

    [Fact]
    public void A_condition_that_a_newer_program_does_not_understand_is_unknown_and_not_up()
    {
        var judged = Judge(["sttaus == 200"], Answer);

        Assert.Equal(ProbeResult.Unknown, judged.Result);
        Assert.StartsWith("a condition of this probe is not understood any more: there is no \"sttaus\"", judged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_is_cut_where_it_is_long()
    {
        var page = Answer with { Values = new Dictionary<string, object?> { ["body"] = JsonElement.Parse($"\"{new string('x', 500)}\"") } };

        Assert.EndsWith($"body is \"{new string('x', 100)}…\"", Judge(["body == \"y\""], page).Reason, StringComparison.Ordinal);
    }

    private static Judgement Judge(IReadOnlyList<string> conditions, Measurement measurement, IReadOnlyList<string>? warnings = null) =>
        new ProbeJudge(new() { Conditions = conditions, Warnings = warnings ?? [] }, Vocabulary, []).Judge(measurement);

    private static (ProbeResult, string?) Short(Judgement judgement) => (judgement.Result, judgement.Reason);
}
