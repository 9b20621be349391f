using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using SupportAddon.Core.Analysis;
using SupportAddon.Sdk;
using SupportAddon.Storage;

namespace SupportAddon.Analysis.Exports;

/// <summary>A file for analysis while it is written: records as they come, however many, and what it is at last.</summary>
internal sealed class ExportFile(Stream file, Pseudonyms pseudonyms) : IAsyncDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JsonColumn.Options.Encoder };

    private readonly ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true);
    private int kinds;

    /// <param name="resource">Their kind.</param>
    /// <param name="fields">Those that are taken along; of each record there is nothing else.</param>
    /// <param name="leftOut">Those that are not.</param>
    /// <param name="records">As the source has them.</param>
    /// <param name="wrote">Told how many, one by one.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<ExportedResource> AddAsync(
        string resource, IReadOnlyList<ExportedField> fields, IReadOnlyList<string> leftOut, IAsyncEnumerable<ErpRecord> records, Action<int> wrote, CancellationToken ct)
    {
        var name = $"records/{++kinds:00}.jsonl";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
        using var line = new MemoryStream();
        var count = 0;
        await foreach (var record in records.WithCancellation(ct))
        {
            line.SetLength(0);
            Write(line, record, fields);
            hash.AppendData(line.GetBuffer(), 0, (int)line.Length);
            await entry.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), ct);
            wrote(++count);
        }

        return new(resource, name, count, Convert.ToHexStringLower(hash.GetHashAndReset()), fields, leftOut);
    }

    public async Task EndAsync(Manifest manifest, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(Manifest.FileName).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, manifest, JsonColumn.Options, ct);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private void Write(MemoryStream line, ErpRecord record, IReadOnlyList<ExportedField> fields)
    {
        using (var json = new Utf8JsonWriter(line, Json))
        {
            json.WriteStartObject();
            json.WriteString("id", record.Id);
            json.WriteStartObject("values");
            foreach (var field in fields)
            {
                json.WritePropertyName(field.Name);
                (field.Treatment == Treatment.Token ? pseudonyms.Of(record.Values[field.Name]) : record.Values[field.Name]).WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
    }
}
