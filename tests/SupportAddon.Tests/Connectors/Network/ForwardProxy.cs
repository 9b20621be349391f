using System.Net.Sockets;
using System.Text;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Connectors.Network;

/// <summary>A small real forward proxy: plain requests and CONNECT, with a user and password when it was given some.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly RawListener listener;
    private readonly string? credentials;

    public ForwardProxy(string? user = null, string? password = null)
    {
        credentials = user is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        listener = new RawListener(ServeAsync);
    }

    /// <summary>The first line of each request that was let through.</summary>
    public List<string> Passed { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{listener.Port}/");

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream client, CancellationToken end)
    {
        var head = await RawListener.HeadAsync(client, end);
        if (credentials is not null && !head.Contains($"Proxy-Authorization: {credentials}\r\n", StringComparison.OrdinalIgnoreCase))
            await WriteAsync(client, "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", end);
        else
            await PassAsync(head, client, end);
    }

    private async Task PassAsync(string head, NetworkStream client, CancellationToken end)
    {
        var line = head[..head.IndexOf("\r\n", StringComparison.Ordinal)];
        lock (Passed)
            Passed.Add(line);
        var target = line.Split(' ')[1];
        var isTunnel = line.StartsWith("CONNECT ", StringComparison.Ordinal);
        var address = new Uri(isTunnel ? $"https://{target}" : target);
        using var server = new TcpClient();
        await server.ConnectAsync(address.Host, address.Port, end);
        var stream = server.GetStream();
        await WriteAsync(isTunnel ? client : stream, isTunnel ? "HTTP/1.1 200 Go on\r\n\r\n" : head.Replace(target, address.PathAndQuery, StringComparison.Ordinal), end);
        await Task.WhenAny(client.CopyToAsync(stream, end), stream.CopyToAsync(client, end));
    }

    private static Task WriteAsync(NetworkStream stream, string text, CancellationToken end) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), end).AsTask();
}
