using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Sdk;

namespace Fixture;

/// <summary>Reads all of a kind, or one; writes one.</summary>
public sealed class BooksConnector(ConnectorContext context, Uri url) : IConnector, IRecordStore, IDescribe
{
    public Task<ConnectionReport> CheckAsync(CancellationToken ct) => Task.FromResult(new ConnectionReport([]));

    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        using var all = JsonDocument.Parse(await context.Http.GetStringAsync(new Uri(url, query.Resource), ct));
        var found = all.RootElement.EnumerateArray().Where(json => query.Conditions.All(condition => Holds(json.GetProperty(condition.Field), condition)))
            .Select(json => Record(query.Resource, json, query.Fields));
        foreach (var page in found.Chunk(100))
            yield return page;
    }

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) => context.Retry.RunAsync(async stop =>
    {
        using var response = await context.Http.GetAsync(new Uri(url, $"{resource}/{id}"), stop);
        ThrowIfBusy(response);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
        return Record(resource, json.RootElement, fields);
    }, ct);

    public async Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct)
    {
        using var all = JsonDocument.Parse(await context.Http.GetStringAsync(new Uri(url, resource), ct));
        return all.RootElement.EnumerateArray().Where(json => json.TryGetProperty("key", out var kept) && kept.GetString() == key).Select(json => Record(resource, json, fields)).FirstOrDefault();
    }

    public async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        if (change.Kind == ChangeKind.Create)
            return await CreateAsync(change, ct);
        if (change.Kind == ChangeKind.Archive)
            return await WriteAsync(change with { Kind = ChangeKind.Set, Values = new Dictionary<string, JsonElement> { ["closed"] = JsonElement.Parse("true") } }, ct);
        var fields = change.Before.Keys.Union(change.Values.Keys).ToList();
        if (await GetAsync(change.Resource, change.Id!, fields, ct) is not { } record)
            return new(WriteResult.Missing, null, "There is no such record.");
        if (Has(record, change.Values))
            return new(WriteResult.AlreadySo, record);
        if (!Has(record, change.Before))
            return new(WriteResult.Conflict, record, "It was changed meanwhile.");
        using var content = new StringContent($"{{{string.Join(',', change.Values.Select(value => $"\"{value.Key}\":{value.Value.GetRawText()}"))}}}");
        using var response = await context.Http.PutAsync(new Uri(url, $"{change.Resource}/{change.Id}"), content, ct);
        ThrowIfBusy(response);
        try
        {
            var written = await GetAsync(change.Resource, change.Id!, fields, ct);
            return new(written is not null && Has(written, change.Values) ? WriteResult.Written : WriteResult.Altered, written);
        }
        catch (ConnectorException unseen)
        {
            return new(WriteResult.Unknown, null, unseen.Message);
        }
    }

    public Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceInfo>>([Partners with { Fields = [] }]);

    public Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct) => Task.FromResult(resource == "contacts" ? Contacts : Partners);

    public Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) => Task.FromResult(values);

    public ValueTask DisposeAsync() => default;

    private async Task<WriteOutcome> CreateAsync(RecordChange change, CancellationToken ct)
    {
        if (await FindCreatedAsync(change.Resource, change.Key!, [.. change.Values.Keys], ct) is { } there)
            return new(WriteResult.AlreadySo, there);
        using var content = new StringContent($"{{\"key\":\"{change.Key}\",{string.Join(',', change.Values.Select(value => $"\"{value.Key}\":{value.Value.GetRawText()}"))}}}");
        using var response = await context.Http.PostAsync(new Uri(url, change.Resource), content, ct);
        ThrowIfBusy(response);
        var made = await FindCreatedAsync(change.Resource, change.Key!, [.. change.Values.Keys], ct);
        return new(made is null ? WriteResult.Unknown : WriteResult.Written, made);
    }

    private static void ThrowIfBusy(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new ConnectorException(FailureKind.RateLimited, "Too many requests.", "Wait.") { RetryAfter = response.Headers.RetryAfter?.Delta };
    }

    private static ResourceInfo Partners => new()
    {
        Name = "partners",
        Label = "Partners",
        Changes = [ChangeKind.Create, ChangeKind.Set, ChangeKind.Archive],
        Fields =
        [
            new() { Name = "id", Label = "Id", Type = FieldType.Text, IsReadOnly = true }, new() { Name = "vat", Label = "VAT", Type = FieldType.Text },
            new() { Name = "country", Label = "Country", Type = FieldType.Text }, new() { Name = "closed", Label = "Closed", Type = FieldType.Boolean },
            new() { Name = "photo", Label = "Photo", Type = FieldType.Other },
        ],
    };

    /// <summary>The same records, with what they tell of people.</summary>
    private static ResourceInfo Contacts => new()
    {
        Name = "contacts",
        Label = "Contacts",
        Fields =
        [
            new() { Name = "id", Label = "Id", Type = FieldType.Text }, new() { Name = "country", Label = "Country", Type = FieldType.Text, Content = FieldContent.Ordinary },
            new() { Name = "vat", Label = "VAT", Type = FieldType.Text }, new() { Name = "email", Label = "Email", Type = FieldType.Text, Content = FieldContent.Personal },
            new() { Name = "phone", Label = "Phone", Type = FieldType.Text, Content = FieldContent.Personal }, new() { Name = "owners", Label = "Owners", Type = FieldType.References, Content = FieldContent.Personal },
            new() { Name = "closed", Label = "Closed", Type = FieldType.Boolean }, new() { Name = "remark", Label = "Remark", Type = FieldType.Markup },
            new() { Name = "photo", Label = "Photo", Type = FieldType.Other },
        ],
    };

    private static bool Has(ErpRecord record, IReadOnlyDictionary<string, JsonElement> values) =>
        values.All(value => JsonElement.DeepEquals(record.Values[value.Key], value.Value));

    private static bool Holds(JsonElement value, FieldCondition condition) => condition.Comparison == Comparison.In
        ? condition.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(value, one))
        : JsonElement.DeepEquals(value, condition.Value);

    private static ErpRecord Record(string resource, JsonElement json, IReadOnlyList<string> fields) => new()
    {
        Resource = resource,
        Id = json.GetProperty("id").GetString()!,
        Values = fields.ToDictionary(field => field, field => json.GetProperty(field).Clone()),
    };
}
