using System.IO.Compression;
using System.Text;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds.Http;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

/// <summary>Whatever a server does, asking it ends in time, keeps little, and says in a word what happened.</summary>
public sealed class HttpHostileTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(700);
    private static readonly HttpKind Kind = new(TimeProvider.System);

    [Fact]
    public async Task A_name_that_nobody_has() =>
        Assert.Equal("The name no-such-host.invalid was not found", (await Asked.OnceAsync(Kind, """{ "url": "http://no-such-host.invalid/" }""")).Error);

    [Fact]
    public async Task A_port_on_which_nothing_listens()
    {
        await using var gone = new RawListener((_, _) => Task.CompletedTask);
        var port = gone.Port;
        await gone.DisposeAsync();

        Assert.Equal($"Nothing listens on 127.0.0.1 port {port}: the connection was refused", (await Asked.OnceAsync(Kind, $$"""{ "url": "http://127.0.0.1:{{port}}/" }""")).Error);
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing() =>
        await EndsAsync("gave no answer within 700ms", (_, _, ct) => RawServer.HoldAsync(ct));

    [Fact]
    public async Task A_server_that_hangs_up() =>
        await EndsAsync("closed the connection in the middle of an answer", (_, _, _) => Task.CompletedTask, TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_header_without_end() => await EndsAsync("sent more than is accepted", async (_, stream, ct) =>
    {
        await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nX-Long: ", ct);
        await ForEverAsync(stream, new byte[8192], ct);
    }, TimeSpan.FromSeconds(20));

    [Fact]
    public async Task Headers_without_number() => await EndsAsync("sent more than is accepted", async (_, stream, ct) =>
    {
        await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\n", ct);
        await ForEverAsync(stream, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("X-One: more\r\n", 500))), ct);
    }, TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_body_of_ten_gigabytes() => await EndsAsync("The answer is larger than 16 MB", async (_, stream, ct) =>
    {
        await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", ct);
        await ForEverAsync(stream, new byte[1 << 16], ct);
    }, TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_body_without_end() => await EndsAsync("The answer is larger than 16 MB", async (_, stream, ct) =>
    {
        await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", ct);
        await ForEverAsync(stream, [.. "10000\r\n"u8, .. new byte[1 << 16], .. "\r\n"u8], ct);
    }, TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_body_that_comes_letter_by_letter() => await EndsAsync("did not finish its answer within 700ms", async (_, stream, ct) =>
    {
        await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", ct);
        while (true)
        {
            await RawServer.WriteAsync(stream, "x", ct);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, ct);
        }
    });

    [Fact]
    public async Task A_body_that_unpacks_to_a_gigabyte()
    {
        var packed = Packed(1L << 30);
        Assert.InRange(packed.Length, 1, 2 << 20);

        await EndsAsync("The answer is larger than 16 MB", async (_, stream, ct) =>
        {
            await RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n", ct);
            await stream.WriteAsync(packed, ct);
        }, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_body_whose_packing_is_broken() => await EndsAsync("sent an answer whose compression is broken", (_, stream, ct) =>
        RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", ct), TimeSpan.FromSeconds(20));

    [Fact]
    public async Task What_is_no_HTTP_at_all() =>
        await EndsAsync("answered with something that is not HTTP", (_, stream, ct) => RawServer.WriteAsync(stream, "SSH-2.0-OpenSSH_9.2\r\n\r\n", ct), TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_circle_of_redirects() => await EndsAsync("sends on more than 5 times", (_, stream, ct) =>
        RawServer.WriteAsync(stream, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: /again\r\n\r\n", ct), TimeSpan.FromSeconds(20));

    [Fact]
    public async Task JSON_a_thousand_deep()
    {
        await using var server = RawServer.Saying(RawServer.Ok(string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000)));

        var judged = Asked.Judge(Kind, await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}" }"""), "empty(body.b)");

        Assert.Contains("The maximum configured depth of 64 has been exceeded", judged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_too_large_to_look_into_is_counted_and_not_kept()
    {
        await using var server = RawServer.Saying(RawServer.Ok(new string('x', 3 << 20)));

        var seen = await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}" }""");

        Assert.Equal("Up", Asked.Judge(Kind, seen, "size == 3145728", "status == 200"));
        Assert.Equal("Down: not (bodyText contains \"error\") does not hold: bodyText is missing: the answer has 3145728 bytes, and only 1048576 are looked into", Asked.Judge(Kind, seen, "not (bodyText contains \"error\")"));
    }

    private static async Task<Measurement> EndsAsync(string words, Func<string, Stream, CancellationToken, Task> answer, TimeSpan? timeout = null)
    {
        await using var server = new RawServer(answer);
        var before = GC.GetTotalAllocatedBytes();

        var seen = await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}" }""", timeout ?? Short);

        Assert.Contains(words, seen.Error, StringComparison.Ordinal);
        Assert.InRange(seen.Latency, TimeSpan.Zero, TimeSpan.FromSeconds(19));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 28); // by all tests of this moment, and far from what was sent
        return seen;
    }

    private static async Task ForEverAsync(Stream stream, byte[] bytes, CancellationToken ct)
    {
        while (true)
            await stream.WriteAsync(bytes, ct);
    }

    private static byte[] Packed(long size)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.SmallestSize))
            for (var (block, written) = (new byte[1 << 20], 0L); written < size; written += block.Length)
                packing.Write(block);
        return packed.ToArray();
    }
}
