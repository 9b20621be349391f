using System.Buffers;
using System.Text;
using System.Text.Json;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Health.Kinds.Http;

/// <summary>The body of an answer: counted to its end within bounds, and kept where it is small enough to be looked into.</summary>
/// <param name="Size">In bytes, uncompressed.</param>
/// <param name="Text">Null when it is not kept.</param>
/// <param name="Json">Null when it is none.</param>
/// <param name="Missing">Why what is null is so.</param>
internal sealed record PageBody(long Size, string? Text, JsonElement? Json, IReadOnlyDictionary<string, string> Missing)
{
    public const int MostKept = 1 << 20;
    public const long MostRead = 16 << 20;

    /// <exception cref="ConnectorException">It is larger than anything that is worth asking for every minute.</exception>
    public static async Task<PageBody> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var size = await CopyAsync(stream, kept, ct);
        return size > MostKept ? TooLarge(size) : Of(kept.GetBuffer().AsSpan(0, (int)size), content);
    }

    private static async Task<long> CopyAsync(Stream stream, MemoryStream kept, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        try
        {
            var size = 0L;
            for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
            {
                if ((size += read) > MostRead)
                    throw Endless().ToException();
                if (size <= MostKept)
                    kept.Write(buffer, 0, read);
            }

            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static PageBody Of(ReadOnlySpan<byte> bytes, HttpContent content)
    {
        var text = Encoding(content).GetString(bytes).TrimStart('\uFEFF');
        var (json, mistake) = Parse(text);
        return json is not null ? new(bytes.Length, text, json, new Dictionary<string, string>())
            : new(bytes.Length, text, null, new Dictionary<string, string> { ["body"] = $"{(text.Length == 0 ? "the answer is empty" : $"the answer is not JSON{Type(content)}")}{mistake}" });
    }

    private static (JsonElement? Json, string? Mistake) Parse(string text)
    {
        try
        {
            return (JsonElement.Parse(text), null);
        }
        catch (JsonException e) when (text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            return (null, $": {e.Message.Split(". ")[0].TrimEnd('.')}");
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static Encoding Encoding(HttpContent content)
    {
        try
        {
            return content.Headers.ContentType?.CharSet?.Trim('"') is { Length: > 0 } named ? System.Text.Encoding.GetEncoding(named) : System.Text.Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return System.Text.Encoding.UTF8;
        }
    }

    private static string Type(HttpContent content) => content.Headers.ContentType?.MediaType is { } type ? $" but {type}" : "";

    private static PageBody TooLarge(long size)
    {
        var why = $"the answer has {size} bytes, and only {MostKept} are looked into";
        return new(size, null, null, new Dictionary<string, string> { ["body"] = why, ["bodyText"] = why });
    }

    private static Failure Endless() => new(
        FailureKind.Unexpected, $"The answer is larger than {MostRead >> 20} MB.", "Ask for a smaller page.");
}
