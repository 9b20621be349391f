using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Discovery;

/// <summary>What a plugin tells of its system's records, seen from the host's side of the boundary.</summary>
internal sealed class BoundedDescription(IDescribe description, ConnectorBoundary boundary) : IDescribe
{
    public async Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct) => boundary.Given(
        await boundary.RunAsync("listing its records", async stop => (await description.ResourcesAsync(stop))?.ToList(), ct), "list of records");

    public async Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct) => boundary.Given(
        await boundary.RunAsync("describing a record", stop => description.DescribeAsync(resource, stop), ct), "description of a record");

    public async Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) => boundary.Given(
        await boundary.RunAsync("predicting values", stop => description.PredictAsync(resource, values, stop), ct), "prediction of values");
}
