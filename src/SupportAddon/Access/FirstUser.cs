using Dapper;
using Npgsql;
using SupportAddon.Core.Access;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>The administrator whom the service makes when there is no user yet.</summary>
/// <param name="Password">For one sign-in, at which it is changed.</param>
internal sealed record FirstUser(string Login, string Password)
{
    private const string Name = "admin";

    /// <returns>Null when there are users.</returns>
    public static async Task<FirstUser?> MakeAsync(NpgsqlDataSource database, UserChanges users, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        if (await db.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select from user_account)", cancellationToken: ct)))
            return null;
        try
        {
            return new(Name, await users.AddAsync(new(Name, "Administrator", Role.Administrator, null), Actor.OfShell(), ct));
        }
        catch (RefusedException)
        {
            // Another service that starts at the same time was quicker, and has said the password.
            return null;
        }
    }
}
