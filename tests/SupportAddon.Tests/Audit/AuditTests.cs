using Npgsql;
using SupportAddon.Access;
using SupportAddon.Audit;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Audit;

public sealed class AuditTests
{
    [Theory]
    [InlineData("update audit set actor = 'nobody'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    public async Task What_is_recorded_stays_as_it_is(string sql)
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => site.ExecuteAsync(sql));

        Assert.Contains("only ever added to", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_happen_is_not_recorded_and_what_is_not_recorded_does_not_happen()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");
        await using (var change = await site.Get<AuditTrail>().BeginAsync(RunningSite.Test, CancellationToken.None))
            await change.RecordAsync("user.remove", "user anna", null, CancellationToken.None);
        await using (var change = await site.Get<AuditTrail>().BeginAsync(RunningSite.Test, CancellationToken.None))
            await Assert.ThrowsAsync<InvalidOperationException>(() => change.CommitAsync(CancellationToken.None));

        Assert.Equal(["user.add"], await site.QueryAsync("select action from audit"));
    }

    [Fact]
    public async Task Everything_that_a_browser_changes_is_recorded_with_who_and_from_where()
    {
        await using var site = await RunningSite.StartAsync();
        using var anna = await site.SignedInAsync("anna");
        await anna.PostAsync("/users?handler=Add", ("login", "boris"), ("name", "Boris"), ("role", "operations"));
        await anna.PostAsync("/users?handler=Lock", ("login", "boris"));
        await anna.PostAsync("/users?handler=Unlock", ("login", "boris"));
        await anna.PostAsync("/users?handler=Reset", ("login", "boris"));
        await anna.PostAsync("/account?handler=Reading", ("language", "fr"), ("zone", "Europe/Paris"));
        await anna.PostAsync("/password", ("old", RunningSite.Password), ("chosen", "another four words entirely"));
        await anna.PostWithoutTokenAsync("/sign-out", ("__RequestVerificationToken", await anna.FormTokenAsync("/account")));
        await anna.SignInAsync("anna", "wrong");

        var lines = await site.Get<AuditList>().ReadAsync(before: null, 100, CancellationToken.None);
        Assert.Equal(
            ["session.sign-in", "user.add", "user.lock", "user.unlock", "user.reset-password", "user.set-reading", "user.change-password", "session.sign-out", "session.refuse"],
            lines.Reverse().Skip(1).Select(line => line.Action));
        Assert.All(lines.SkipLast(1), line => Assert.Equal(("anna", "127.0.0.1"), (line.Actor, line.Address)));
    }

    [Fact]
    public async Task What_is_done_in_a_shell_is_recorded_as_done_there()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text);
        foreach (var command in new[]
        {
            "user add anna --role administrator", "user add paul --role client --client acme", "user set-role paul operations", "user lock paul", "user unlock paul",
            "user reset-password paul", "user remove paul", "token create portal --permission view-tickets --client acme", "token revoke portal",
        })
        {
            var done = await house.Commands.RunAsync(command.Split(' '));
            Assert.True(done.ExitCode == 0, done.ToString());
        }

        var shown = await house.Commands.RunAsync("audit", "list", "--json");
        var lines = System.Text.Json.JsonDocument.Parse(shown.Output).RootElement.EnumerateArray().Reverse().ToList();
        Assert.Equal(
            [
                "connection.apply connection desk", "client.apply client acme", "user.add user anna", "user.add user paul", "user.set-role user paul", "user.lock user paul",
                "user.unlock user paul", "user.reset-password user paul", "user.remove user paul", "token.create token portal", "token.revoke token portal",
            ],
            lines.Select(line => $"{line.GetProperty("action")} {line.GetProperty("subject")}"));
        Assert.All(lines, line => Assert.Equal($"shell:{Environment.UserName}@{Environment.MachineName}", line.GetProperty("actor").GetString()));
        Assert.DoesNotContain("s3cr3t", shown.Output, StringComparison.Ordinal);
        await house.ApplyAsync(DeskFile.Text);
        Assert.Contains("remove", (await house.Commands.RunAsync("audit", "list", "--limit", "3")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_going_in_a_shell_is_recorded_with_what_was_asked_for_and_a_secret_by_its_name()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text);
        house.Commands.Variables["DESK_KEY"] = "an0ther-s3cr3t";
        await house.ApplyAsync(DeskFile.Text);
        house.Commands.Variables["DESK_KEY"] = "s3cr3t-&-<key>";
        await house.ApplyAsync(DeskFile.Text);
        foreach (var command in new[] { "sync --connection desk --full", "report render quarterly-review --client acme --quarter 2026-Q1 --out review.html" })
        {
            var done = await house.Commands.RunAsync(command.Split(' '));
            Assert.True(done.ExitCode == 0, done.ToString());
        }

        var shown = (await house.Commands.RunAsync("audit", "list", "--json")).Output;
        var lines = System.Text.Json.JsonDocument.Parse(shown).RootElement.EnumerateArray().Reverse().Skip(2)
            .Select(line => $"{line.GetProperty("action")} {line.GetProperty("subject")} {System.Text.Json.JsonSerializer.Serialize(line.GetProperty("detail"))}");
        Assert.Equal(
            [
                """connection.apply connection desk {"changes":["secret apiKey changed"]}""", """connection.apply connection desk {"changes":["secret apiKey changed"]}""",
                """sync.start connection desk {"full":true,"sweep":false,"acceptDeletions":false}""", """report.render review 1 {"client":"acme","quarter":"2026-Q1"}""",
            ], lines);
        Assert.DoesNotContain("s3cr3t", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_a_hundred_lines_and_leads_to_the_ones_before()
    {
        await using var site = await RunningSite.StartAsync();
        using var anna = await site.SignedInAsync("anna");
        await site.ExecuteAsync("insert into audit (at, actor, action, subject, detail) select now(), 'x', 'y', 'line ' || i || '.', '{}' from generate_series(1, 150) i");

        var first = await anna.ReadAsync("/audit");
        var next = System.Text.RegularExpressions.Regex.Match(first, "/audit\\?before=\\d+").Value;
        var second = await anna.ReadAsync(next);

        Assert.Contains("line 51.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("line 50.", first, StringComparison.Ordinal);
        Assert.Contains("line 50.", second, StringComparison.Ordinal);
        Assert.DoesNotContain("line 51.", second, StringComparison.Ordinal);
    }
}
