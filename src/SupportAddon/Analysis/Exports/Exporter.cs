using System.Security.Cryptography;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Connectors.Records;
using SupportAddon.Core.Analysis;
using SupportAddon.People;

namespace SupportAddon.Analysis.Exports;

/// <summary>Takes records out for analysis: under the connection's lease, with tokens for what is personal, and recorded before anybody has the file.</summary>
internal sealed class Exporter(
    LeaseStore leases, ConnectorOpener opener, ClientStore clients, AnalysisKeys keys, ExportStore exports, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    /// <param name="connection">Whose records; those of one client alone.</param>
    /// <param name="ask">Which, and on which terms.</param>
    /// <param name="path">Where the file is to be.</param>
    /// <param name="by">Who takes them out.</param>
    /// <param name="say">Told whom the connection is waited for, and how far it is.</param>
    /// <param name="ct">Ends it without a file.</param>
    public async Task<Export> ExportAsync(Connection connection, ExportAsk ask, string path, Actor by, Action<string> say, CancellationToken ct)
    {
        ask.Check(time.GetUtcNow());
        var client = await OwnerAsync(connection, ct);
        var unfinished = $"{path}.part";
        try
        {
            var manifest = await WriteAsync(unfinished, connection, client, ask, say, ct);
            var export = await exports.AddAsync(client, connection, ask, manifest, await HashAsync(unfinished, ct), by, ct);
            File.Move(unfinished, path);
            return export;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>One client has agreed, and nobody for the others.</summary>
    private async Task<Client> OwnerAsync(Connection connection, CancellationToken ct)
    {
        var claims = (await clients.ListClaimsAsync(ct)).Where(claim => claim.ConnectionId == connection.Id).Select(claim => claim.Claim).ToList();
        if (claims.Select(claim => claim.Client).Distinct().Count() != 1 || claims.All(claim => claim.Where.Count > 0))
            throw new RefusedException(
                $"The connection {connection.Name} is not one client's alone, so that no one can agree for all whose records it reads.", "Export from a connection that serves one client, wholly.");
        return await clients.GetAsync(claims[0].Client, ct);
    }

    private async Task<Manifest> WriteAsync(string unfinished, Connection connection, Client client, ExportAsk ask, Action<string> say, CancellationToken ct)
    {
        await using var source = await RecordSource.OpenAsync(leases, opener, connection, LeaseHolder.ForCheck("supportaddon analysis export"), other => say($"Waiting for {other}"), ct);
        var rules = await ReadRulesAsync(source, connection, ask, ct);
        var pseudonyms = await keys.OfAsync(client, ct);
        await using var file = File.Create(unfinished);
        await using var zip = new ExportFile(file, pseudonyms);
        var resources = new List<ExportedResource>();
        foreach (var (resource, fields, leftOut) in rules)
        {
            var records = source.ReadAsync(new() { Resource = resource, Fields = [.. fields.Select(field => field.Name)] }, ct);
            resources.Add(await zip.AddAsync(resource, fields, leftOut, records, Progress(resource, say), ct));
        }

        var manifest = new Manifest(
            Manifest.FormatName, Manifest.CurrentVersion, client.Code, $"{connection.Name} ({connection.Plugin})", time.GetUtcNow(), ask.PurgeOn, pseudonyms.Mark, resources);
        await zip.EndAsync(manifest, ct);
        return manifest;
    }

    /// <summary>Of all kinds before the first record is read: a mistake in the last is no surprise after an hour.</summary>
    private static async Task<IReadOnlyList<(string Resource, IReadOnlyList<ExportedField> Fields, IReadOnlyList<string> LeftOut)>> ReadRulesAsync(
        RecordSource source, Connection connection, ExportAsk ask, CancellationToken ct)
    {
        if (source.Description is not { } description)
            throw new RefusedException($"The connector of {connection.Name} does not tell what its fields hold, so that nothing could be made unrecognisable.", "Use record export, and see to it yourself.");
        if (Strange(ask) is { } strange)
            throw new RefusedException($"{strange} is no field of what is exported.", "Name it as in res.partner.ref, and its kind with --resource.");
        var all = new List<(string, IReadOnlyList<ExportedField>, IReadOnlyList<string>)>();
        foreach (var resource in ask.Resources.Distinct())
        {
            var (fields, leftOut) = new FieldRules(ask, await description.DescribeAsync(resource, ct)).Read();
            all.Add((resource, fields, leftOut));
        }

        return all;
    }

    private static string? Strange(ExportAsk ask) => new[] { ask.Fields, ask.Tokens, ask.FreeText, ask.Clear }.SelectMany(names => names)
        .FirstOrDefault(name => name.LastIndexOf('.') is var at && (at < 1 || !ask.Resources.Contains(name[..at])));

    private Action<int> Progress(string resource, Action<string> say)
    {
        var told = time.GetTimestamp();
        return count =>
        {
            if (time.GetElapsedTime(told) < BetweenLines)
                return;
            told = time.GetTimestamp();
            say($"{resource}: {count} records so far");
        };
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
