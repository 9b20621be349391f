namespace SupportAddon.Connectors.Http;

/// <summary>The first bytes of a body, read ahead of the one for whom the answer is meant and given to it again.</summary>
internal sealed record BodyOpening(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    public static async Task<BodyOpening> ReadAsync(HttpResponseMessage response, int size, CancellationToken ct)
    {
        var original = response.Content;
        var body = await original.ReadAsStreamAsync(ct);
        var buffer = new byte[size];
        var count = await body.ReadAtLeastAsync(buffer, size, throwOnEndOfStream: false, ct);
        response.Content = new StreamContent(new ReplayedBody(buffer.AsMemory(0, count), body));
        foreach (var header in original.Headers)
            response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return new(buffer.AsMemory(0, count), count < size);
    }
}
