using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Reads a body into memory, up to the size at which a page has become a mistake.</summary>
internal static class Body
{
    internal const int Most = 32 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="ConnectorException">The body is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, string asked, string system, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var held = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (held.Length + read > Most)
                throw Refusal.TooLarge(asked, system, Most);
            held.Write(buffer, 0, read);
        }
        var whole = new ReadOnlyMemory<byte>(held.GetBuffer(), 0, (int)held.Length);
        return whole.Span.StartsWith(ByteOrderMark) ? whole[3..] : whole;
    }
}
