using System.Text.Json;
using Dapper;
using SupportAddon.Analysis.Sets;
using SupportAddon.Audit;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Storage;
using SupportAddon.Testing;
using SupportAddon.Tests.Fixes;

namespace SupportAddon.Tests.Analysis;

/// <summary>What was exported, loaded into another installation: the same records, until their day.</summary>
public sealed class DataSetTests
{
    private static readonly Actor Ana = new("ana", null);

    [Fact]
    public async Task What_is_loaded_elsewhere_is_what_was_exported()
    {
        await using var house = await AnalysisHouse.CreateAsync();
        await using var elsewhere = await BookHouse.CreateAsync(partners: 0);
        await house.OkAsync(AnalysisHouse.Export("a.zip"));
        var file = house.Commands.Files.Sub("a.zip");

        Assert.Contains("2030-01-31", (await elsewhere.OkAsync("analysis", "load", file, "--name", "acme")).Output, StringComparison.Ordinal);

        var records = await elsewhere.JsonAsync("analysis", "records", "acme", "--resource", "contacts");
        Assert.Equal((await house.RecordsAsync("a.zip")).Select(values => values.GetRawText()), records.EnumerateArray().Select(record => JsonSerializer.Serialize(record.GetProperty("values"), JsonColumn.Options)));
        await elsewhere.OkAsync("analysis", "csv", "acme", "--resource", "contacts", "-o", "contacts.csv");
        Assert.Equal(5, (await File.ReadAllLinesAsync(elsewhere.Commands.Files.Sub("contacts.csv"))).Length);
        Assert.Equal(["analysis.csv", "analysis.load"], (await elsewhere.QueryAsync("select action from audit where action like 'analysis.%'")).Order());
        Assert.Equal(await house.QueryAsync("select sha256 from analysis_export"), await elsewhere.QueryAsync("select sha256 from analysis_set"));
        Assert.Contains("There is a data set \"acme\" already", (await elsewhere.Commands.RunAsync("analysis", "load", file, "--name", "acme")).Errors, StringComparison.Ordinal);

        await elsewhere.OkAsync("analysis", "delete", "acme");
        Assert.Empty(await elsewhere.QueryAsync("select id from analysis_record"));
    }

    [Theory]
    [InlineData("records/01.jsonl", "old 1", "new 1", "are not those that its manifest speaks of")]
    [InlineData("records/01.jsonl", "\"country\"", "\"county\"", "has other fields than its manifest says")]
    [InlineData("records/01.jsonl", "{\"id\"", "[\"id\"", "is no record")]
    [InlineData("manifest.json", "\"records\":4", "\"records\":3", "are not those that its manifest speaks of")]
    [InlineData("manifest.json", "\"version\":1", "\"version\":2", "is not one that this version knows")]
    [InlineData("manifest.json", "\"leftOut\"", "\"forgotten\"", "does not say all that it must")]
    [InlineData("manifest.json", "{", "(", "its manifest cannot be read")]
    [InlineData("manifest.json", "records/01.jsonl", "records/02.jsonl", "it has no records/02.jsonl")]
    public async Task What_is_not_whole_is_not_loaded(string entry, string was, string becomes, string why)
    {
        await using var house = await AnalysisHouse.CreateAsync();
        await house.OkAsync(AnalysisHouse.Export("a.zip"));
        await house.TamperAsync("a.zip", entry, text => text.Replace(was, becomes, StringComparison.Ordinal));

        var refused = await house.Commands.RunAsync("analysis", "load", "a.zip");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
        Assert.Empty(await house.QueryAsync("select name from analysis_set union all select id from analysis_record"));
    }

    [Fact]
    public async Task From_its_day_on_nothing_is_loaded_read_or_kept()
    {
        await using var house = await AnalysisHouse.CreateAsync();
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Composition).TypeHandle);
        await using var database = await TestDatabase.CreateAsync();
        await house.OkAsync(AnalysisHouse.Export("a.zip"));
        var time = new ManualTime();
        time.Advance(new DateTimeOffset(2030, 1, 30, 23, 59, 0, TimeSpan.Zero) - time.GetUtcNow());
        var audit = new AuditTrail(database.Source, time);
        var sets = new DataSetStore(database.Source, audit, time);
        var loader = new DataSetLoader(sets, audit, time);

        var set = await loader.LoadAsync(house.Commands.Files.Sub("a.zip"), "acme", Ana, CancellationToken.None);
        Assert.Equal((0, 4), (await sets.PurgeAsync(CancellationToken.None), await sets.ReadAsync(set, "contacts", CancellationToken.None).CountAsync()));
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("its day has come", (await Assert.ThrowsAsync<RefusedException>(() => sets.GetAsync("acme", CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.Empty(await sets.ReadAsync(set, "contacts", CancellationToken.None).ToListAsync());
        Assert.Contains("may not be kept any more since 2030-01-31",
            (await Assert.ThrowsAsync<RefusedException>(() => loader.LoadAsync(house.Commands.Files.Sub("a.zip"), "again", Ana, CancellationToken.None))).Message, StringComparison.Ordinal);
        await new SupportAddon.Jobs.UpkeepJob(new(database.Source, time), sets).Execute(null!, CancellationToken.None);
        await using var db = await database.Source.OpenConnectionAsync();
        Assert.Equal("0 0 analysis.purge", await db.ExecuteScalarAsync<string>(
            "select (select count(*) from analysis_set) || ' ' || (select count(*) from analysis_record) || ' ' || (select action from audit order by id desc limit 1)"));
    }
}
