using System.Net;
using SupportAddon.Access;
using SupportAddon.Core.Access;

namespace SupportAddon.Tests.Access;

public sealed class UserPageTests
{
    [Fact]
    public async Task An_administrator_gives_a_user_another_role_and_client_and_removes_it()
    {
        await using var site = await TwoClients.StartAsync();
        using var administrator = await site.VisitorAsync(Role.Administrator);
        await site.AddUserAsync("target", Role.Operations);

        await administrator.PostAsync("/users/target?handler=Role", ("role", "client"), ("client", "other"));
        var changed = await site.Get<UserStore>().FindAsync("target", CancellationToken.None);
        Assert.Equal((Role.Client, "other"), (changed!.Role, changed.Client));

        await administrator.PostAsync("/users/target?handler=Remove");
        Assert.Null(await site.Get<UserStore>().FindAsync("target", CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/users/target")).StatusCode);
        Assert.Equal(
            ["administrator user.set-role user target", "administrator user.remove user target"],
            await site.QueryAsync("select actor || ' ' || action || ' ' || subject from audit where action in ('user.set-role', 'user.remove') order by id"));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var site = await TwoClients.StartAsync();
        using var administrator = await site.VisitorAsync(Role.Administrator);

        foreach (var (handler, role) in new[] { ("Role", "operations"), ("Remove", "") })
        {
            var refused = await administrator.PostAsync($"/users/administrator?handler={handler}", ("role", role));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("role=\"alert\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(Role.Administrator, (await site.Get<UserStore>().FindAsync("administrator", CancellationToken.None))!.Role);
    }

    [Fact]
    public async Task A_browser_that_does_not_say_what_it_is_has_a_name_all_the_same()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.TeamLeader);

        Assert.Contains("Unknown browser", await visitor.ReadAsync("/account", ("Accept-Language", "en")), StringComparison.Ordinal);
    }
}
