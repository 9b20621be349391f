using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportAddon.Tests.Connectors.Network;

/// <summary>A small real forward proxy: plain requests and CONNECT, with a user and password when it was given some.</summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly string? credentials;
    private readonly Task accepting;

    public ForwardProxy(string? user = null, string? password = null)
    {
        credentials = user is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The first line of each request that was let through.</summary>
    public List<string> Passed { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
            try
            {
                var stream = client.GetStream();
                var head = await HeadAsync(stream);
                if (credentials is not null && !head.Contains($"Proxy-Authorization: {credentials}\r\n", StringComparison.OrdinalIgnoreCase))
                    await WriteAsync(stream, "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                else
                    await PassAsync(head, stream);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // Somebody went away, or the test is over.
            }
    }

    private async Task PassAsync(string head, NetworkStream client)
    {
        var line = head[..head.IndexOf("\r\n", StringComparison.Ordinal)];
        lock (Passed)
            Passed.Add(line);
        var target = line.Split(' ')[1];
        var isTunnel = line.StartsWith("CONNECT ", StringComparison.Ordinal);
        var address = new Uri(isTunnel ? $"https://{target}" : target);
        using var server = new TcpClient();
        await server.ConnectAsync(address.Host, address.Port, end.Token);
        var stream = server.GetStream();
        await WriteAsync(isTunnel ? client : stream, isTunnel ? "HTTP/1.1 200 Go on\r\n\r\n" : head.Replace(target, address.PathAndQuery, StringComparison.Ordinal));
        await Task.WhenAny(client.CopyToAsync(stream, end.Token), stream.CopyToAsync(client, end.Token));
    }

    private Task WriteAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), end.Token).AsTask();

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, end.Token) == 0)
                throw new IOException("The client closed.");
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
