using Dapper;
using Npgsql;

namespace SupportAddon.People;

/// <summary>People by what a source calls them.</summary>
internal static class PeopleNames
{
    public static Task<bool> IsAsync(NpgsqlConnection db, string? code, long? connectionId, string name, CancellationToken ct) => db.ExecuteScalarAsync<bool>(new CommandDefinition(
        """
        select exists (
            select from person_identity as identity join known_person on known_person.id = identity.person_id
            where known_person.code = @code and connection_id = @connectionId and identity.name = @name)
        """, new { code, connectionId, name }, cancellationToken: ct));

    /// <returns>What the source calls a person; the first of several, null where nobody has said.</returns>
    public static Task<string?> OfAsync(NpgsqlConnection db, string code, long? connectionId, CancellationToken ct) => db.ExecuteScalarAsync<string?>(new CommandDefinition(
        """
        select min(identity.name) from person_identity as identity join known_person on known_person.id = identity.person_id
        where known_person.code = @code and connection_id = @connectionId
        """, new { code, connectionId }, cancellationToken: ct));
}
