using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>A real socket on loopback: whoever connects is served at once, until the test is over.</summary>
internal sealed class RawListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<NetworkStream, CancellationToken, Task> serve;
    private readonly Task accepting;

    public RawListener(Func<NetworkStream, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The head of one request, up to and with its empty line.</summary>
    public static async Task<string> HeadAsync(Stream stream, CancellationToken ct)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, ct) == 0)
                throw new IOException("The client closed.");
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested)
            return; // a test may have taken it down already
        await end.CancelAsync();
        await accepting; // before the listener stops: one that is stopped may not be asked for the next
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptSocketAsync(end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            await serve(stream, end.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The client went away or the test is over.
        }
    }
}
