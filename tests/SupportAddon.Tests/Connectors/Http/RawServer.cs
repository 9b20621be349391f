using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>A server on a real socket that does, byte by byte, what its test tells it: also what no proper server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly X509Certificate2? certificate;
    private readonly Task accepting;

    /// <param name="answer">Called with each request's head, and where to write.</param>
    public RawServer(Func<string, Stream, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener.Start();
        accepting = AcceptAsync();
    }

    public List<string> Heads { get; } = [];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Address => new($"{(certificate is null ? "http" : "https")}://{(certificate is null ? "127.0.0.1" : "localhost")}:{Port}/");

    /// <summary>Answers every request with the same text.</summary>
    public static RawServer Saying(string response, X509Certificate2? certificate = null) =>
        new((_, stream, ct) => WriteAsync(stream, response, ct), certificate);

    /// <summary>A full answer with a length.</summary>
    public static string Ok(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static async Task WriteAsync(Stream stream, string text, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await stream.FlushAsync(ct);
    }

    /// <summary>Keeps the connection open and says nothing more.</summary>
    public static Task HoldAsync(CancellationToken ct) => new TaskCompletionSource().Task.WaitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested)
            return; // a test may have taken it down already
        await end.CancelAsync();
        listener.Stop();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptSocketAsync(end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    // One request a connection: what follows is closed, so a test sees each step.
    private async Task ServeAsync(Socket client)
    {
        using var _ = client;
        try
        {
            await using var stream = await EncryptedAsync(new NetworkStream(client));
            var head = await ReadHeadAsync(stream);
            lock (Heads)
                Heads.Add(head);
            await answer(head, stream, end.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException or SocketException)
        {
            // The client went away or the test is over.
        }
    }

    private async Task<Stream> EncryptedAsync(NetworkStream plain)
    {
        if (certificate is null)
            return plain;
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end.Token);
        return encrypted;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
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
