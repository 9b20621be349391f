using System.Text;
using SupportAddon.Sdk;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;

namespace SupportAddon.Tests.Sync.Drift;

public sealed class DriftTests
{
    [Fact]
    public async Task The_first_run_that_succeeds_learns_and_tells_nothing_of_the_shape()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("1", """{"id":1,"who":{"name":"ana"}}"""), Ticket("2", """{"id":2,"extra":true}"""));

        Assert.Empty(await SyncAsync(bench));
    }

    [Fact]
    public async Task A_new_field_is_told_once_with_a_ticket_that_shows_it()
    {
        await using var bench = await LearnedAsync("""{"id":1,"who":{"name":"ana"}}""");
        bench.Add(Ticket("2", """{"id":2,"who":{"name":"bob","mail":"b@x"},"sprint":{"id":7,"name":"S7"}}"""));
        bench.Add(Ticket("3", """{"id":3,"who":{"name":"bob","mail":"b@x"},"sprint":{"id":7,"name":"S7"}}"""));

        Assert.Equal(["new-field /who/mail text 2", "new-field /sprint record 2"], await SyncAsync(bench));
        bench.Add(Ticket("4", """{"id":4,"who":{"name":"bob","mail":"b@x"},"sprint":null}"""));
        Assert.Equal(2, (await SyncAsync(bench)).Count);
    }

    [Fact]
    public async Task A_changed_type_is_told_and_null_is_none()
    {
        await using var bench = await LearnedAsync("""{"id":1,"hours":2.5,"tags":["a"],"due":null}""");

        bench.Add(Ticket("2", """{"id":"2","hours":null,"tags":[{"id":1}],"due":"2026-01-01"}"""));

        Assert.Equal(["changed-type /id number → text 2", "changed-type /tags/- text → record 2"], await SyncAsync(bench));
    }

    [Fact]
    public async Task A_field_that_was_always_there_is_missed_after_twenty_records_in_a_row_over_however_many_runs()
    {
        await using var bench = await LearnedAsync("""{"id":1,"who":{"name":"ana"},"sometimes":1}""", """{"id":1,"who":{"name":"ana"}}""");
        for (var id = 10; id < 29; id++)
            bench.Add(Ticket($"{id}", """{"id":1}"""));
        Assert.Empty(await SyncAsync(bench));

        bench.Add(Ticket("29", """{"id":1}"""));

        Assert.Equal(["missing-field /who not sent any more"], await SyncAsync(bench));
        bench.Add(Ticket("30", """{"id":1}"""));
        Assert.Single(await SyncAsync(bench));
    }

    [Fact]
    public async Task A_value_without_a_word_is_told_with_a_sample_until_it_has_one()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(SyncBench.Ticket("1", status: "Parked"), SyncBench.Ticket("2", minute: 1, status: "Parked"));

        Assert.Contains("unmapped-value status Parked 1", await SyncAsync(bench));

        await bench.ExecuteAsync("""update connection set mapping = '{"status":{"Parked":"waiting-customer"}}'""");
        Assert.DoesNotContain(await ListAsync(bench), line => line.Contains("Parked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_accepted_is_not_told_again()
    {
        await using var bench = await LearnedAsync("""{"id":1}""");
        bench.Add(Ticket("2", """{"id":2,"sprint":7}""", status: "Parked"));
        Assert.Equal(2, (await SyncAsync(bench)).Count);

        Assert.Equal(2, await DriftOf(bench).AcceptAsync(await bench.ConnectionAsync(), new("ana", null), CancellationToken.None));

        Assert.Equal(0, await DriftOf(bench).AcceptAsync(await bench.ConnectionAsync(), new("ana", null), CancellationToken.None));
        var recorded = Assert.Single(await new SupportAddon.Audit.AuditList(bench.Database).ReadAsync(null, 10, CancellationToken.None));
        Assert.Equal(("ana", "drift.accept", 2), (recorded.Actor, recorded.Action, recorded.Detail.GetProperty("accepted").GetInt32()));
        Assert.Empty(await ListAsync(bench));
        bench.Add(Ticket("3", """{"id":3,"sprint":8}""", status: "Parked"));
        Assert.Empty(await SyncAsync(bench));
    }

    [Fact]
    public async Task Drift_is_committed_with_the_page_that_showed_it_even_when_the_run_fails()
    {
        await using var bench = await LearnedAsync("""{"id":1}""");
        bench.Add(Ticket("2", """{"id":2,"sprint":7}"""));
        bench.Source.MarksLastPage = false;

        await Assert.ThrowsAsync<ConnectorException>(() => bench.SyncAsync());

        Assert.Equal(["new-field /sprint number 2"], await ListAsync(bench));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("""{"id":1,"broken":""")]
    public void What_is_no_JSON_record_has_no_shape_and_harms_nothing(string payload)
    {
        var shape = new PayloadShape(FieldShape.Root(), isLearning: false);

        shape.Look(Encoding.UTF8.GetBytes(payload), "1");

        Assert.All(shape.Take(), found => Assert.Equal(DriftKind.NewField, found.Kind));
    }

    [Fact]
    public void A_table_of_its_own_keys_does_not_grow_for_ever()
    {
        var shape = new PayloadShape(FieldShape.Root(), isLearning: false);
        for (var key = 0; key < 5_000; key++)
            shape.Look(Encoding.UTF8.GetBytes($$"""{"rates": {"k{{key}}": 1} }"""), "1");

        Assert.Equal(200, shape.Root.Fields.Single().Fields.Count);
    }

    private static async Task<SyncBench> LearnedAsync(params string[] payloads)
    {
        var bench = await SyncBench.CreateAsync();
        foreach (var (index, payload) in payloads.Index())
            bench.Add(Ticket($"0{index}", payload));
        await SyncAsync(bench);
        return bench;
    }

    private static async Task<IReadOnlyList<string>> SyncAsync(SyncBench bench)
    {
        await bench.SyncAsync();
        await bench.ExecuteAsync("update run set state = 'succeeded'");
        return await ListAsync(bench);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(SyncBench bench) =>
    [
        .. (await DriftOf(bench).OpenAsync(await bench.ConnectionAsync(), CancellationToken.None))
            .Select(line => string.Join(' ', new[] { line.Kind, line.Field, line.Detail, line.Sample }.OfType<string>())),
    ];

    private static SourceTicket Ticket(string id, string payload, string status = "New") => SyncBench.Ticket(id, status: status) with { Raw = payload };

    private static DriftList DriftOf(SyncBench bench) => new(bench.Database, new(bench.Database, bench.Time), bench.Time);
}
