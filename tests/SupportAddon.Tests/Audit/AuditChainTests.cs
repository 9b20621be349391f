using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Audit;

/// <summary>What somebody does to the trail who can write to the database, and how it shows.</summary>
public sealed class AuditChainTests : IAsyncLifetime
{
    private RunningSite site = null!;

    public async Task InitializeAsync()
    {
        site = await RunningSite.StartAsync();
        await WriteAsync("one", "two", "three", "four", "five", "six");
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_trail_that_was_only_added_to_holds_and_ends_with_its_head()
    {
        var head = await HeadAsync();

        var verdict = await site.Get<AuditChain>().VerifyAsync(head, CancellationToken.None);

        Assert.Equal(new(6, 0, head.ToString(), null), verdict);
        await WriteAsync("seven");
        Assert.Null((await site.Get<AuditChain>().VerifyAsync(head, CancellationToken.None)).Fault);
    }

    [Theory]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("actor = 'nobody'")]
    [InlineData("address = '127.0.0.1'")]
    [InlineData("action = 'user.add'")]
    [InlineData("subject = 'line three, and more'")]
    [InlineData("""detail = '{"n":1.0}'""")]
    [InlineData("hash = sha256('another')")]
    public async Task A_changed_line_is_named(string change)
    {
        await TamperAsync($"update audit set {change} where id = 3");

        await AssertFaultAsync(AuditFaultKind.Changed, 3, "not as it was written");
    }

    [Fact]
    public async Task A_changed_line_whose_hash_was_made_anew_no_longer_leads_to_the_next()
    {
        await TamperAsync("update audit set actor = 'nobody' where id = 3; update audit set hash = audit_hash(audit) where id = 3");

        await AssertFaultAsync(AuditFaultKind.Dropped, 4, "missing, or was replaced");
    }

    [Fact]
    public async Task A_database_that_was_taught_to_agree_is_not_believed()
    {
        await TamperAsync(
            """
            create or replace function audit_hash(line audit) returns bytea language sql stable as 'select line.hash';
            update audit set actor = 'nobody' where id = 3
            """);

        await AssertFaultAsync(AuditFaultKind.Changed, 3, "Line 3");
    }

    [Theory]
    [InlineData("delete from audit where id = 3", 4, "right after line 2")]
    [InlineData("delete from audit where id in (3, 4)", 5, "right after line 2")]
    [InlineData("delete from audit where id = 1", 2, "as the first of all")]
    [InlineData("delete from audit where id = 3; update audit set id = id - 1 where id > 3", 3, "right after line 2")]
    public async Task A_dropped_line_shows_at_the_one_after_it(string change, long at, string place)
    {
        await TamperAsync(change);

        await AssertFaultAsync(AuditFaultKind.Dropped, at, place);
    }

    [Theory]
    [InlineData(3, 4, "written after line 4")]
    [InlineData(5, 6, "written after line 6")]
    [InlineData(2, 5, "written after line 4")]
    public async Task Lines_that_have_changed_places_are_named(long one, long other, string place)
    {
        await TamperAsync($"update audit set id = -1 where id = {one}; update audit set id = {one} where id = {other}; update audit set id = {other} where id = -1");

        await AssertFaultAsync(AuditFaultKind.Reordered, one, place);
    }

    [Theory]
    [InlineData("(select hash from audit where id = 3)", "line 5 was written right after line 3")]
    [InlineData("sha256('made up')", "line 5 was written right after line 3")]
    public async Task An_inserted_line_is_named_even_where_it_fits_what_is_before_it(string previous, string place)
    {
        await TamperAsync(
            $"""
            update audit set id = id + 1000 where id > 3;
            update audit set id = id - 999 where id > 1000;
            insert into audit (id, at, actor, action, subject, detail, previous, hash) select 4, at, 'nobody', action, subject, detail, {previous}, '' from audit where id = 3;
            update audit set hash = audit_hash(audit) where id = 4
            """);

        await AssertFaultAsync(AuditFaultKind.Inserted, 4, place);
    }

    [Theory]
    [InlineData("delete from audit where id > 4", "the last one here is 4")]
    [InlineData("truncate audit", "the last one here is 0")]
    public async Task What_is_cut_off_at_the_end_shows_by_a_head_that_was_kept_elsewhere_and_by_nothing_else(string change, string place)
    {
        var kept = await HeadAsync();
        await TamperAsync(change);

        Assert.Null((await site.Get<AuditChain>().VerifyAsync(null, CancellationToken.None)).Fault);
        await AssertFaultAsync(AuditFaultKind.CutOff, 6, place, kept);
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_shows_by_the_head()
    {
        var kept = await HeadAsync();
        await TamperAsync("delete from audit where id > 2");
        await WriteAsync("another three", "another four", "another five", "another six", "seven");

        Assert.Null((await site.Get<AuditChain>().VerifyAsync(null, CancellationToken.None)).Fault);
        await AssertFaultAsync(AuditFaultKind.Rewritten, 6, "written anew", kept);
    }

    [Fact]
    public async Task Many_who_write_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 25; i++)
                await WriteAsync($"{writer} {i}");
        }));

        var verdict = await site.Get<AuditChain>().VerifyAsync(null, CancellationToken.None);

        Assert.Equal((206, null), (verdict.Lines, verdict.Fault));
    }

    [Fact]
    public async Task A_writer_who_does_not_see_the_last_line_is_refused_and_forks_nothing()
    {
        await using var db = await site.Source.OpenConnectionAsync();
        await using var old = await db.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await new NpgsqlCommand("select count(*) from audit", db).ExecuteScalarAsync();
        await WriteAsync("seven");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => site.Get<AuditTrail>().RecordAsync(db, RunningSite.Test, "test.write", "eight", null, CancellationToken.None));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
    }

    private async Task WriteAsync(params string[] subjects)
    {
        foreach (var subject in subjects)
            await site.Get<AuditTrail>().RecordAsync(RunningSite.Test, "test.write", subject, new { n = 1 }, CancellationToken.None);
    }

    private async Task<AuditHead> HeadAsync() => (await site.Get<AuditChain>().HeadAsync(CancellationToken.None))!;

    /// <summary>What stands in the way is out of the way for whoever owns the database.</summary>
    private Task TamperAsync(string sql) => site.ExecuteAsync($"alter table audit disable trigger user; {sql}; alter table audit enable trigger user");

    private async Task AssertFaultAsync(AuditFaultKind kind, long number, string what, AuditHead? kept = null)
    {
        var fault = (await site.Get<AuditChain>().VerifyAsync(kept, CancellationToken.None)).Fault;
        Assert.Equal((kind, number), (fault?.Kind, fault?.Number));
        Assert.Contains(what, fault!.What, StringComparison.Ordinal);
    }
}
