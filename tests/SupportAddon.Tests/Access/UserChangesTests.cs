using SupportAddon.Access;
using SupportAddon.Core.Access;

namespace SupportAddon.Tests.Access;

public sealed class UserChangesTests
{
    [Fact]
    public async Task The_last_administrator_is_neither_locked_nor_removed_nor_made_something_else()
    {
        await using var site = await RunningSite.StartAsync();
        var users = site.Get<UserChanges>();
        await site.AddUserAsync("anna");
        await site.AddUserAsync("boris");
        await users.LockAsync("boris", RunningSite.Test, CancellationToken.None);

        foreach (var change in new Func<Task>[]
        {
            () => users.LockAsync("anna", RunningSite.Test, CancellationToken.None),
            () => users.RemoveAsync("anna", RunningSite.Test, CancellationToken.None),
            () => users.SetRoleAsync("anna", Role.Operations, null, RunningSite.Test, CancellationToken.None),
        })
            Assert.Contains("last administrator", (await Assert.ThrowsAsync<RefusedException>(change)).Message, StringComparison.Ordinal);

        await users.UnlockAsync("boris", RunningSite.Test, CancellationToken.None);
        await users.RemoveAsync("anna", RunningSite.Test, CancellationToken.None);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_the_same_moment_do_not_both_succeed()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");
        await site.AddUserAsync("boris");

        var results = await Task.WhenAll(new[] { "anna", "boris" }.Select(async login =>
            await Record.ExceptionAsync(() => site.Get<UserChanges>().RemoveAsync(login, RunningSite.Test, CancellationToken.None))));

        Assert.IsType<RefusedException>(Assert.Single(results, failure => failure is not null));
    }

    [Fact]
    public async Task A_lock_and_a_reset_end_the_sessions_and_a_new_role_holds_at_once()
    {
        await using var site = await TwoClients.StartAsync();
        var users = site.Get<UserChanges>();
        using var administrator = await site.VisitorAsync(Role.Administrator);
        using var visitor = await site.VisitorAsync(Role.TeamLeader);
        Assert.True((await visitor.GetAsync("/audit")).IsSuccessStatusCode);

        await users.SetRoleAsync("teamleader", Role.Client, "acme", RunningSite.Test, CancellationToken.None);
        Assert.False((await visitor.GetAsync("/audit")).IsSuccessStatusCode);
        Assert.True((await visitor.GetAsync("/reviews/1")).IsSuccessStatusCode);

        await users.LockAsync("teamleader", RunningSite.Test, CancellationToken.None);
        Assert.Empty(await site.Get<Sessions>().ListAsync("teamleader", CancellationToken.None));
        await users.ResetPasswordAsync("administrator", RunningSite.Test, CancellationToken.None);
        Assert.False((await administrator.GetAsync("/")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_administrator_adds_a_user_on_the_page_and_is_shown_the_password_once()
    {
        await using var site = await TwoClients.StartAsync();
        using var administrator = await site.VisitorAsync(Role.Administrator);

        var added = await (await administrator.PostAsync("/users?handler=Add", ("login", "Paul@acme.example"), ("name", "Paul"), ("role", "client"), ("client", "acme"))).Content.ReadAsStringAsync();
        var password = System.Text.RegularExpressions.Regex.Match(added, "<code>([a-z0-9-]{23})</code>").Groups[1].Value;

        Assert.Equal("/", (await site.Browse().SignInAsync("paul@acme.example", password)).Headers.Location?.ToString());
        Assert.DoesNotContain(password, await administrator.ReadAsync("/users"), StringComparison.Ordinal);
        var refused = await administrator.PostAsync("/users?handler=Add", ("login", "x y"), ("name", "X"), ("role", "operations"));
        Assert.Contains("role=\"alert\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
