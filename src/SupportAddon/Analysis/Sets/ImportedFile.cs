using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using SupportAddon.Storage;

namespace SupportAddon.Analysis.Sets;

/// <summary>A file for analysis as somebody brings it: nothing of it is believed, and no more of it is held than a line.</summary>
internal sealed class ImportedFile(ZipArchive zip, string name)
{
    private const int LongestManifest = 4 * 1024 * 1024;
    private const int LongestLine = 16 * 1024 * 1024;

    /// <exception cref="RefusedException">It has none, or one of another format.</exception>
    public async Task<Manifest> ReadManifestAsync(CancellationToken ct)
    {
        if (zip.GetEntry(Manifest.FileName) is not { Length: <= LongestManifest } entry)
            throw Broken("it has no manifest");
        try
        {
            await using var stream = await entry.OpenAsync(ct);
            var manifest = await JsonSerializer.DeserializeAsync<Manifest>(stream, JsonColumn.Options, ct);
            return manifest is not { Format: Manifest.FormatName, Version: Manifest.CurrentVersion } ? throw Broken("its format is not one that this version knows")
                : IsWhole(manifest) ? manifest : throw Broken("its manifest does not say all that it must");
        }
        catch (JsonException e)
        {
            throw Broken($"its manifest cannot be read: {e.Message}");
        }
    }

    private static bool IsWhole(Manifest manifest) =>
        manifest is { Client: not null, Source: not null, Resources: { } kinds }
        && kinds.All(kind => kind is { Resource: not null, File: not null, Sha256: not null, Fields: { } fields, LeftOut: not null } && fields.All(field => field?.Name is not null))
        && kinds.DistinctBy(kind => kind.Resource).Count() == kinds.Count;

    /// <summary>The lines of one kind. It ends well only where they are those that the manifest speaks of.</summary>
    /// <exception cref="RefusedException">They are not.</exception>
    public async IAsyncEnumerable<(string Id, ReadOnlyMemory<byte> Line)> ReadAsync(ExportedResource resource, [EnumeratorCancellation] CancellationToken ct)
    {
        var entry = zip.GetEntry(resource.File) ?? throw Broken($"it has no {resource.File}");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await entry.OpenAsync(ct);
        var count = 0;
        await foreach (var line in LinesAsync(stream, hash, ct))
        {
            yield return (Id(line, resource), line);
            count++;
        }

        if (count != resource.Records || Convert.ToHexStringLower(hash.GetHashAndReset()) != resource.Sha256)
            throw Broken($"the records of {resource.Resource} are not those that its manifest speaks of");
    }

    private async IAsyncEnumerable<byte[]> LinesAsync(Stream stream, IncrementalHash hash, [EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(stream);
        while (true)
        {
            var read = await pipe.ReadAsync(ct);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                hash.AppendData(line);
                hash.AppendData("\n"u8);
                yield return line;
            }

            if (buffer.Length > LongestLine || (read.IsCompleted && buffer.Length > 0))
                throw Broken("a line of it has no end");
            if (read.IsCompleted)
                yield break;
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>A record has just the fields that the manifest tells of.</summary>
    private string Id(byte[] line, ExportedResource resource)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var names = json.RootElement.GetProperty("values").EnumerateObject().Select(value => value.Name);
            return names.SequenceEqual(resource.Fields.Select(field => field.Name)) && json.RootElement.GetProperty("id").GetString() is { } id
                ? id : throw Broken($"a record of {resource.Resource} has other fields than its manifest says");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Broken($"a line of {resource.Resource} is no record");
        }
    }

    private RefusedException Broken(string why) => new($"{name} is no whole file for analysis: {why}.", "Nothing was loaded. Have it sent again as it was exported.");
}
