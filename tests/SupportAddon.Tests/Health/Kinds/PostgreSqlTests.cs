using System.Text.Json.Nodes;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Kinds.PostgreSql;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

/// <summary>A real database is asked, by a user who may do everything in it: what is refused is refused by the probe.</summary>
public sealed class PostgreSqlTests : IAsyncLifetime
{
    private static readonly PostgreSqlKind Kind = new(TimeProvider.System);

    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateEmptyAsync();
        await using var command = database.Source.CreateCommand("create table orders (id int, total numeric); insert into orders select n, n * 1.5 from generate_series(1, 40) n; create sequence counter");
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_database_that_answers_is_up() => Assert.Equal("Up", Asked.Judge(Kind, await AskAsync(null), "latency < 20s", "value == 1"));

    [Theory]
    [InlineData("select count(*) from orders", "value == 40")]
    [InlineData("select sum(total) from orders;", "value == 1230")]
    [InlineData("with large as (select * from orders where total > 30) select count(*) from large -- those", "value < 21 and value > 19")]
    [InlineData("select 2.5::float8", "value == 2.5")]
    [InlineData("select null::int", "not (value >= 0)")]
    public async Task The_number_that_the_sql_gives_is_measured(string sql, string condition) => Assert.Equal("Up", Asked.Judge(Kind, await AskAsync(sql), condition));

    [Theory]
    [InlineData("select id, total from orders", "the sql gives 2 columns, and not one number")]
    [InlineData("select id from orders", "the sql gives more than one row, and not one number")]
    [InlineData("select id from orders where false", "the sql gives no row, and not one number")]
    [InlineData("select 'many'", "the sql gives a text, and not a number")]
    [InlineData("select now()", "the sql gives a timestamp with time zone, and not a number")]
    [InlineData("select 1e300::float8", "the sql gives a number that is too large to count with")]
    [InlineData("select 'NaN'::numeric", "the sql gives a number that is too large to count with")]
    [InlineData("select count(*) from customers", "the database does not answer the sql: relation \"customers\" does not exist")]
    [InlineData("delete from orders", "the database does not answer the sql: syntax error")]
    [InlineData("with gone as (delete from orders returning 1) select count(*) from gone", "the database does not answer the sql: WITH clause containing a data-modifying statement must be at the top level")]
    [InlineData("select nextval('counter')", "the database does not answer the sql: cannot execute nextval() in a read-only transaction")]
    [InlineData("select 1; delete from orders", "the database does not answer the sql: syntax error")]
    [InlineData("select 1) as a; commit; delete from orders; select (1", "the database does not answer the sql: cannot insert multiple commands into a prepared statement")]
    [InlineData("select count(set_config('transaction_read_only', 'off', true)) from nextval('counter')", "the database does not answer the sql: ")]
    public async Task What_is_no_question_for_one_number_is_refused_and_says_nothing_of_the_database(string sql, string words)
    {
        var refused = await Assert.ThrowsAsync<WrongQuestionException>(() => AskAsync(sql));

        Assert.StartsWith(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal(40L, await CountAsync());
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_ended_on_the_server()
    {
        Assert.Equal("the database gave no answer within 300ms", (await AskAsync("select count(*) from generate_series(1, 1000000000000)", TimeSpan.FromMilliseconds(300), waits: true)).Error);
    }

    [Fact]
    public async Task What_is_no_database_is_down()
    {
        await using var server = new RawListener((stream, ct) => RawServer.WriteAsync(stream, "220 mail.example ESMTP ready for you\r\n", ct));
        var gone = new RawListener((_, _) => Task.CompletedTask);
        var port = gone.Port;
        await gone.DisposeAsync();

        var odd = await Asked.OnceAsync(Kind, $$"""{ "host": "127.0.0.1", "port": {{server.Port}}, "database": "x", "user": "x" }""");
        var none = await Asked.OnceAsync(Kind, $$"""{ "host": "127.0.0.1", "port": {{port}}, "database": "x", "user": "x" }""");

        Assert.StartsWith("the database could not be asked: ", odd.Error, StringComparison.Ordinal);
        Assert.Equal($"Nothing listens on 127.0.0.1 port {port}: the connection was refused", none.Error);
    }

    [Fact]
    public async Task A_database_that_there_is_not_is_down()
    {
        var settings = Settings(null);
        settings["database"] = "nowhere";

        Assert.Equal("the database refuses: database \"nowhere\" does not exist", (await Asked.OnceAsync(Kind, settings.ToJsonString())).Error);
    }

    /// <param name="waits">Whether the question outlasts its limit: then the server has to end it.</param>
    private async Task<Measurement> AskAsync(string? sql, TimeSpan? timeout = null, bool waits = false) => waits
        ? await Kind.MeasureAsync(new(Settings(sql), timeout!.Value, null), CancellationToken.None)
        : await Asked.OnceAsync(Kind, Settings(sql).ToJsonString(), timeout);

    private JsonObject Settings(string? sql)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var settings = new JsonObject { ["host"] = address.Host, ["port"] = address.Port, ["database"] = address.Database, ["user"] = address.Username };
        if (address.Password is { } password)
            settings["password"] = password;
        if (sql is not null)
            settings["sql"] = sql;
        return settings;
    }

    private async Task<object?> CountAsync()
    {
        await using var command = database.Source.CreateCommand("select count(*) from orders");
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }
}
