using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportAddon.Tests.Storage;

/// <summary>A server that lets everybody in and says it is PostgreSQL 14; or one that takes calls and says nothing.</summary>
internal sealed class OldServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public OldServer(bool silent)
    {
        _listener.Start();
        _serving = ServeAsync(silent);
    }

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};Username=u;Password=hush;SSL Mode=Disable;GSS Encryption Mode=Disable;Timeout=2;"
        + "Server Compatibility Mode=NoTypeLoading;Pooling=false";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(bool silent)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            await stream.ReadAtLeastAsync(new byte[512], 8, throwOnEndOfStream: false);
            if (!silent) await stream.WriteAsync(Greeting());
            while (await stream.ReadAsync(new byte[512]) > 0) { }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static byte[] Greeting() =>
    [
        .. Message('R', [0, 0, 0, 0]),
        .. Message('S', "server_version\u000014.9\0"u8),
        .. Message('S', "server_encoding\0UTF8\0"u8),
        .. Message('S', "client_encoding\0UTF8\0"u8),
        .. Message('K', new byte[8]),
        .. Message('Z', "I"u8),
    ];

    private static byte[] Message(char type, ReadOnlySpan<byte> body)
    {
        var message = new byte[5 + body.Length];
        message[0] = Encoding.ASCII.GetBytes([type])[0];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + body.Length);
        body.CopyTo(message.AsSpan(5));
        return message;
    }
}
