using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Requests;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Tells what the manifest says of records, with choices that the source gives.</summary>
internal sealed class Description(Manifest manifest, Exchange exchange)
{
    public IReadOnlyList<ResourceInfo> Resources() =>
        [.. manifest.Resources.Values.OrderBy(plan => plan.Name, StringComparer.Ordinal).Select(plan => new ResourceInfo { Name = plan.Name, Label = plan.Label })];

    public async Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct)
    {
        var (plan, lookups) = (Plan(resource), new Lookups(exchange, manifest, new Ignored()));
        var fields = new List<ResourceField>();
        foreach (var field in plan.Fields.Values.OrderBy(field => field.Name, StringComparer.Ordinal))
            fields.Add(new ResourceField
            {
                Name = field.Name, Label = field.Label, Type = field.Type, IsRequired = field.IsRequired, IsReadOnly = field.Write is null, RefersTo = field.RefersTo,
                Content = field.Content ?? (field.Type == FieldType.Markup ? FieldContent.FreeText : field.Type == FieldType.Text ? null : FieldContent.Ordinary),
                Choices = field.Lookup is { } lookup ? await lookups.ChoicesAsync(lookup, ct) : [],
            });
        return new ResourceInfo { Name = plan.Name, Label = plan.Label, Fields = fields, Changes = [.. Enum.GetValues<ChangeKind>().Where(plan.Knows)] };
    }

    public IReadOnlyDictionary<string, JsonElement> Predict(string resource, IReadOnlyDictionary<string, JsonElement> values)
    {
        var plan = Plan(resource);
        return values.ToDictionary(value => value.Key, value => plan.Fields.TryGetValue(value.Key, out var field) ? RecordValues.Become(field, RecordValues.Normal(field, value.Value)) : value.Value);
    }

    private ResourcePlan Plan(string resource) => manifest.Resources.TryGetValue(resource, out var plan) ? plan
        : throw new ConnectorException(FailureKind.NotFound, $"The manifest of {manifest.Name} has no resource \"{resource}\".", $"There are {string.Join(", ", manifest.Resources.Keys)}.");
}
