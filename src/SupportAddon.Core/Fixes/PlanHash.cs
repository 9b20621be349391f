using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace SupportAddon.Core.Fixes;

/// <summary>
/// The fingerprint of a plan: of the fix as it was, the connection, the parameters, and of each record's before, after and
/// version in their order. Nothing of it can change without the fingerprint, whatever the order of keys or the form of text.
/// </summary>
internal sealed class PlanHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> line = new();

    public PlanHash(PlanHead head) => Add(json =>
    {
        json.WriteStringValue("plan 1");
        foreach (var text in new[] { head.Fix, head.Definition, head.Connection, head.Resource, head.Undoes?.ToString(CultureInfo.InvariantCulture) })
            json.WriteStringValue(text);
        Write(json, head.Parameters);
    });

    public void Add(PlanEntry entry) => Add(json =>
    {
        json.WriteNumberValue(entry.Ordinal);
        foreach (var text in new[] { entry.RecordId, entry.Version, entry.Verdict.ToString(), entry.Change?.ToString(), entry.Reason })
            json.WriteStringValue(text);
        foreach (var values in new[] { entry.Before, entry.After, entry.Becomes, entry.Lost })
            Write(json, values);
    });

    /// <returns>64 letters of hexadecimal.</returns>
    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private void Add(Action<Utf8JsonWriter> write)
    {
        line.Clear();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        hash.AppendData(line.WrittenSpan);
        hash.AppendData("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement> values)
    {
        json.WriteStartObject();
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            Write(json, value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value));
        else if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var item in value.EnumerateArray())
                Write(json, item);
            json.WriteEndArray();
        }
        else
            value.WriteTo(json);
    }
}
