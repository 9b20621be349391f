using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>A server on a real socket that does, byte by byte, what its test tells it: also what no proper server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly X509Certificate2? certificate;
    private readonly RawListener listener;

    /// <param name="answer">Called with each request's head, and where to write.</param>
    public RawServer(Func<string, Stream, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener = new RawListener(ServeAsync);
    }

    public List<string> Heads { get; } = [];

    public int Port => listener.Port;

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

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    // One request a connection: what follows is closed, so a test sees each step.
    private async Task ServeAsync(NetworkStream client, CancellationToken end)
    {
        try
        {
            await using var stream = await EncryptedAsync(client, end);
            var head = await RawListener.HeadAsync(stream, end);
            lock (Heads)
                Heads.Add(head);
            await answer(head, stream, end);
        }
        catch (AuthenticationException)
        {
            // The client did not like the certificate.
        }
    }

    private async Task<Stream> EncryptedAsync(NetworkStream plain, CancellationToken end)
    {
        if (certificate is null)
            return plain;
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end);
        return encrypted;
    }
}
