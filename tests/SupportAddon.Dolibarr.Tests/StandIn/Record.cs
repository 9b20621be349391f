using System.Text.Json.Nodes;

namespace SupportAddon.Dolibarr.Tests.StandIn;

/// <summary>A stored record: what PHP wrote, and the time that the database moves by itself.</summary>
internal sealed record Record(long Id, JsonObject Values, DateTimeOffset Made)
{
    /// <summary>The column tms.</summary>
    public DateTimeOffset Changed { get; set; } = Made;

    public void Replace(JsonObject values)
    {
        Values.Clear();
        foreach (var (name, value) in values)
            Values[name] = value?.DeepClone();
    }
}
