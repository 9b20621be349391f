using System.Text.Json;
using SupportAddon.Audit;
using SupportAddon.Storage;
using SupportAddon.Testing;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Audit;

/// <summary>The chain on the command line, and how an older trail comes into it.</summary>
public sealed class AuditVerifyTests
{
    [Fact]
    public async Task The_head_is_kept_in_a_file_and_verified_against_later()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text);
        var head = (await house.Commands.RunAsync("audit", "head")).Output.Trim();

        foreach (var kept in new[] { head, house.Commands.Write("head.txt", head), house.Commands.Write("head.json", (await house.Commands.RunAsync("audit", "head", "--json")).Output) })
        {
            var verified = await house.Commands.RunAsync("audit", "verify", "--head", kept);
            Assert.True(verified.ExitCode == 0, verified.ToString());
        }

        Assert.Contains("supportaddon audit head", (await house.Commands.RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
        var other = await house.Commands.RunAsync("audit", "verify", "--head", $"{head.Split(':')[0]}:{new string('0', 64)}", "--json");
        Assert.Equal((1, "rewritten"), (other.ExitCode, JsonDocument.Parse(other.Output).RootElement.GetProperty("fault").GetProperty("kind").GetString()));
        var none = await house.Commands.RunAsync("audit", "verify", "--head", "no-such-file");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("supportaddon audit head", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_before_there_was_a_chain_is_taken_into_it_and_that_is_said()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var (files, time) = (SchemaFile.LoadEmbedded(), new ManualTime());
        await Schema.UpgradeAsync(database.Source, [.. files.Where(file => file.Number < 20)], time, CancellationToken.None);
        await using (var old = database.Source.CreateCommand(
            """
            insert into audit (at, actor, action, subject, detail) select now(), 'anna', 'user.add', 'user ' || i, '{}' from generate_series(1, 3) i;
            select nextval(pg_get_serial_sequence('audit', 'id'));
            insert into audit (at, actor, action, subject, detail) values (now(), 'anna', 'user.add', 'user 5', '{}')
            """))
            await old.ExecuteNonQueryAsync();

        await Schema.UpgradeAsync(database.Source, files, time, CancellationToken.None);

        var verdict = await new AuditChain(database.Source).VerifyAsync(null, CancellationToken.None);
        Assert.Equal((5, 4, null), (verdict.Lines, verdict.TakenAsFound, verdict.Fault));
        var lines = await new AuditList(database.Source).ReadAsync(null, 10, CancellationToken.None);
        Assert.Equal([(6, "audit.chain"), (5, "user.add"), (3, "user.add"), (2, "user.add"), (1, "user.add")], lines.Select(line => (line.Id, line.Action)));
    }

    [Fact]
    public async Task A_trail_in_which_nothing_stands_has_no_head_and_nothing_wrong_with_it()
    {
        await using var house = await TestHouse.CreateAsync();

        Assert.Equal((1, 0), ((await house.Commands.RunAsync("audit", "head")).ExitCode, (await house.Commands.RunAsync("audit", "verify")).ExitCode));
    }
}
