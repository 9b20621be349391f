using System.Text.Json;
using Dapper;
using SupportAddon.Storage;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

public sealed class BinaryCopyTests
{
    private const string Table = "create table thing (id int, big bigint, words text, at timestamptz, raw bytea, json jsonb)";
    private const string Columns = "id, big, words, at, raw, json";

    [Fact]
    public async Task Values_of_every_type_arrive_as_they_were()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(Table);
        var at = new DateTimeOffset(1999, 12, 31, 23, 59, 58, 123, 456, TimeSpan.FromHours(2));
        await using (var copy = await BinaryCopy.BeginAsync(db, "thing", Columns, CancellationToken.None))
        {
            await copy.NextAsync(CancellationToken.None);
            copy.Integer(-7);
            copy.Bigint(long.MinValue);
            copy.Text("Lefèvre \U0001F600");
            copy.Time(at);
            copy.Bytes([0, 255]);
            copy.Jsonb(new Dictionary<string, string?> { ["née"] = "\"x\"", ["none"] = null });
            await copy.CompleteAsync(CancellationToken.None);
        }

        var row = await db.QuerySingleAsync<(int, long, string, DateTime, byte[], string)>($"select {Columns.Replace("json", "json::text", StringComparison.Ordinal)} from thing");

        Assert.Equal((-7, long.MinValue, "Lefèvre \U0001F600", at.UtcDateTime), (row.Item1, row.Item2, row.Item3, row.Item4));
        Assert.Equal([0, 255], row.Item5);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse("""{"née":"\"x\"","none":null}"""), JsonElement.Parse(row.Item6)));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(Table);
        await using (var copy = await BinaryCopy.BeginAsync(db, "thing", "big, words", CancellationToken.None))
        {
            await copy.NextAsync(CancellationToken.None);
            copy.Bigint(null);
            copy.Text(null);
            await copy.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal(1, await db.ExecuteScalarAsync<long>("select count(*) from thing where big is null and words is null"));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(20_000, 10)]
    [InlineData(3, 5_000_000)]
    public async Task None_many_and_very_long_rows_all_arrive(int rows, int length)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(Table);
        await using (var copy = await BinaryCopy.BeginAsync(db, "thing", "id, words", CancellationToken.None))
        {
            for (var row = 0; row < rows; row++)
            {
                await copy.NextAsync(CancellationToken.None);
                copy.Integer(row);
                copy.Text(new string('x', length));
            }

            await copy.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal((rows, (long)rows * length), await db.QuerySingleAsync<(long, long)>("select count(distinct id), coalesce(sum(length(words)), 0) from thing"));
    }

    [Fact]
    public async Task What_is_not_completed_is_not_copied_and_the_session_goes_on()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(Table);
        await using (var copy = await BinaryCopy.BeginAsync(db, "thing", "words", CancellationToken.None))
            for (var row = 0; row < 3; row++)
            {
                await copy.NextAsync(CancellationToken.None);
                copy.Text(new string('x', 100_000));
            }

        Assert.Equal(0, await db.ExecuteScalarAsync<long>("select count(*) from thing"));
    }
}
