using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using static SupportAddon.Odoo.Tests.StandIn.Corrections;

namespace SupportAddon.Odoo.Tests.Records;

public sealed class WritingMany
{
    public static TheoryData<int> BothWays => [18, 19];

    private static Task<IReadOnlyList<WriteOutcome>> WriteAsync(OdooServer server, IEnumerable<RecordChange> changes, CancellationToken ct = default) =>
        ((IRecordStore)server.Connect()).WriteAsync([.. changes], ct);

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Equal_values_of_250_records_are_three_calls(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(250, aSecond: 100);
        var outcomes = await WriteAsync(server, server.TaskIds().Select(id => Set($"{id}", ("priority", "2")).If(("priority", null))));
        Assert.All(outcomes, outcome => Assert.Equal(WriteResult.Written, outcome.Result));
        Assert.Equal(server.TaskIds().Select(id => $"{id}"), outcomes.Select(outcome => outcome.Record!.Id));
        Assert.Equal(3, server.Written);
        Assert.All(server.Database[Desk.Task], task => Assert.Equal("2", (string?)task.Values["priority"]));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Each_has_an_outcome_of_its_own(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(4, aSecond: 1);
        var ids = server.TaskIds().Select(id => $"{id}").ToList();
        server.Database.Write(Desk.Task, long.Parse(ids[1], null), new() { ["color"] = 5 });
        server.Database.Write(Desk.Task, long.Parse(ids[2], null), new() { ["color"] = 9 });
        var outcomes = await WriteAsync(server, ids.Append("4711").Select(id => Set(id, ("color", 9)).If(("color", 0)))
            .Append(Set(ids[0], ("name", "Other"))).Append(Set(ids[3], ("no_field", 1))).Append(Create("case_1", ("name", "Made"))).Append(Of(ChangeKind.Delete, ids[3])));
        Assert.Equal(
            [WriteResult.Written, WriteResult.Conflict, WriteResult.AlreadySo, WriteResult.Written, WriteResult.Missing, WriteResult.Written, WriteResult.Failed, WriteResult.Written, WriteResult.Written],
            outcomes.Select(outcome => outcome.Result));
        Assert.Contains("no_field", outcomes[6].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task One_that_Odoo_refuses_does_not_keep_the_others_from_being_written(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(5, aSecond: 1);
        var spoiled = server.TaskIds().ElementAt(2);
        server.Writing = (_, arguments) =>
        {
            if (arguments["ids"]!.AsArray().Any(id => (long)id! == spoiled))
                throw new PythonError("odoo.exceptions.ValidationError", "This one is locked");
        };
        var outcomes = await WriteAsync(server, server.TaskIds().Select(id => Set($"{id}", ("color", 9))));
        Assert.Equal([WriteResult.Written, WriteResult.Written, WriteResult.Failed, WriteResult.Written, WriteResult.Written], outcomes.Select(outcome => outcome.Result));
        Assert.Contains("This one is locked", outcomes[2].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cut.After, WriteResult.Written)]
    [InlineData(Cut.Before, WriteResult.Unknown)]
    public async Task A_call_that_is_cut_is_not_tried_one_by_one(Cut cut, WriteResult result)
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(5, aSecond: 1);
        server.CutOff = _ => cut;
        Assert.All(await WriteAsync(server, server.TaskIds().Select(id => Set($"{id}", ("color", 9)))), outcome => Assert.Equal(result, outcome.Result));
        Assert.Single(server.Requests, request => request.EndsWith(".write", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelled_in_the_middle_what_was_written_is_told()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        using var cancelled = new CancellationTokenSource();
        server.Writing = (_, _) => cancelled.Cancel();
        var outcomes = await WriteAsync(server, server.TaskIds().Select((id, color) => Set($"{id}", ("color", color + 1))), cancelled.Token);
        Assert.Equal([WriteResult.Written, WriteResult.Failed, WriteResult.Failed], outcomes.Select(outcome => outcome.Result));
    }
}
