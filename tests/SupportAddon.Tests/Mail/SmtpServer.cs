using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SupportAddon.Mail;

namespace SupportAddon.Tests.Mail;

/// <summary>A mail as a server got it, read by another program than the one that wrote it.</summary>
internal sealed record ReceivedMail(string Subject, string Id, string From, string To, string Text, IReadOnlyList<string> Recipients, IReadOnlyDictionary<string, string> Headers);

/// <summary>Debian's aiosmtpd, a real mail server, in a process of its own. It can be stopped, and started again in the same place.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly BlockingCollection<ReceivedMail> received = [];
    private readonly string[] arguments;
    private Process? process;

    private SmtpServer(string[] arguments) => this.arguments = arguments;

    public int Port { get; } = FreePort();

    public MailSettings Settings => new("127.0.0.1", Port, false, null, null, new("support@integrator.example", "Support"));

    /// <summary>All that came until now.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. received];

    /// <param name="options">"refuse=ADDRESS" for good, "later=ADDRESS" for now, "starttls=FILE" with a PEM file of certificate and key, "mute" to say nothing.</param>
    public static async Task<SmtpServer> StartAsync(params string[] options)
    {
        var server = new SmtpServer(options);
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Process.Start(new ProcessStartInfo(python, ["-c", Program, $"{Port}", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, line) => Hear(line.Data, started);
        process.BeginOutputReadLine();
        var failed = process.StandardError.ReadToEndAsync();
        if (await Task.WhenAny(started.Task, failed) == failed)
            throw new InvalidOperationException($"These tests need Debian's mail server (apt install python3-aiosmtpd): {await failed}");
    }

    /// <summary>From now on nothing listens there.</summary>
    public async Task StopAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>The next one, or nothing when none comes for a long time.</summary>
    public ReceivedMail? Next() => received.TryTake(out var mail, TimeSpan.FromSeconds(30)) ? mail : null;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        received.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource started)
    {
        if (line == "ready")
            started.SetResult();
        else if (line is not null)
            received.Add(JsonSerializer.Deserialize<ReceivedMail>(line, JsonSerializerOptions.Web)!);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private const string Program =
        """
        import asyncio, email, email.policy, json, ssl, sys
        from aiosmtpd.smtp import SMTP

        options = [option.partition("=") for option in sys.argv[2:]]

        def named(option):
            return [value for name, _, value in options if name == option]

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
                if address in named("refuse"):
                    return "550 no such user here"
                if address in named("later"):
                    return "451 try again later"
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_DATA(self, server, session, envelope):
                mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
                print(json.dumps({
                    "subject": str(mail["subject"]), "id": str(mail["message-id"]), "from": str(mail["from"]), "to": str(mail["to"]),
                    "text": mail.get_content(), "recipients": envelope.rcpt_tos, "headers": {name.lower(): str(value) for name, value in mail.items()},
                }), flush=True)
                return "250 OK"

        class Mute(asyncio.Protocol):
            pass

        async def serve():
            tls = None
            for file in named("starttls"):
                tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                tls.load_cert_chain(file)
            loop = asyncio.get_running_loop()
            make = Mute if [True for name, _, _ in options if name == "mute"] else lambda: SMTP(Handler(), hostname="mail.example", tls_context=tls)
            server = await loop.create_server(make, "127.0.0.1", int(sys.argv[1]))
            print("ready", flush=True)
            await server.serve_forever()

        asyncio.run(serve())
        """;
}
