using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Demo;

/// <summary>Somebody who can sign in to the demo.</summary>
/// <param name="Who">As what.</param>
internal sealed record DemoUser(string Login, string Password, string Who);

/// <summary>Who can sign in to the demo: an administrator, and somebody of the first client, who sees that client alone.</summary>
internal static class DemoUsers
{
    public static async Task<IReadOnlyList<DemoUser>> AddAsync(House house, CancellationToken ct)
    {
        var client = (await house.Get<ClientStore>().ListAsync(ct))[0];
        return
        [
            await AddAsync(house, new("demo", "Demo", Role.Administrator, null), "an administrator", ct),
            await AddAsync(house, new(client.Code, client.Name, Role.Client, client.Code), $"somebody of {client.Name}", ct),
        ];
    }

    /// <summary>The password need not be changed: it opens sample data.</summary>
    private static async Task<DemoUser> AddAsync(House house, NewUser user, string who, CancellationToken ct)
    {
        var password = Passwords.MakeUp();
        await house.Get<UserChanges>().AddAsync(user, password, mustChange: false, Actor.OfShell(), ct);
        return new(user.Login, password, who);
    }
}
