using System.Text.Json;
using SupportAddon.Conformance.Benches;

namespace SupportAddon.Conformance.Records;

/// <summary>The kit's own values and the author's, each with the field it is tried in.</summary>
internal static class DelicateValues
{
    public static IEnumerable<KeyValuePair<string, JsonElement>> Of(RecordBench bench) =>
        Texts.Delicate.Select(text => KeyValuePair.Create(bench.Records.TextField, Json.Of(text))).Concat(bench.Records.Delicate);
}
