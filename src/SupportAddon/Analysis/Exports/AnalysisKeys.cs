using System.Security.Cryptography;
using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Core.Analysis;

namespace SupportAddon.Analysis.Exports;

/// <summary>A key for each client, made when it is first needed, and sealed with the keys in the data folder.</summary>
internal sealed class AnalysisKeys(NpgsqlDataSource database, SecretVault vault, TimeProvider time)
{
    public async Task<Pseudonyms> OfAsync(Client client, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await db.ExecuteAsync(new CommandDefinition(
            "insert into analysis_key (client_id, sealed, made_at) values (@Id, @made, @now) on conflict (client_id) do nothing",
            new { client.Id, made = vault.Seal(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Pseudonyms.KeyLength))), now = time.GetUtcNow() }, cancellationToken: ct));
        var kept = await db.ExecuteScalarAsync<string>(new CommandDefinition("select sealed from analysis_key where client_id = @Id", new { client.Id }, cancellationToken: ct));
        return new(Convert.FromBase64String(vault.UnsealAnalysisKey(client.Code, kept!)));
    }
}
