using System.Net;
using System.Net.Sockets;
using SupportAddon.Connectors;
using SupportAddon.Sdk;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Connectors;

public sealed class NetworkCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
    private readonly HandClock clock = new(Now);

    [Fact]
    public async Task Name_and_connection_pass_on_a_server_that_listens()
    {
        await using var server = RawServer.Saying("");
        var steps = await CheckAsync(server.Address);
        Assert.Equal(
            [
                new CheckStep("dns", CheckOutcome.Passed, "127.0.0.1 is 127.0.0.1."),
                new CheckStep("tcp", CheckOutcome.Passed, $"127.0.0.1 port {server.Port} accepts connections."),
            ],
            steps);
    }

    [Fact]
    public async Task The_first_failure_is_the_last_step_and_later_endpoints_are_left_out()
    {
        await using var server = RawServer.Saying("");
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var steps = await CheckAsync(new Uri($"https://127.0.0.1:{port}/"), server.Address);
        Assert.Equal(["dns", "tcp"], steps.Select(step => step.Name));
        Assert.Equal(
            new CheckStep("tcp", CheckOutcome.Failed, $"Nothing listens on 127.0.0.1 port {port}: the connection was refused.", "Check that the service runs and that the port is right."),
            steps[1]);
    }

    [Fact]
    public async Task A_certificate_nobody_signed_fails_the_tls_step_with_a_way_out()
    {
        using var certificate = Certificates.SelfSigned("localhost", Now.AddYears(-5), Now.AddYears(60));
        await using var server = RawServer.Saying("", certificate);
        var steps = await CheckAsync(server.Address);
        Assert.Equal(("tls", CheckOutcome.Failed, "The certificate of localhost is signed by nobody but itself."), (steps[^1].Name, steps[^1].Outcome, steps[^1].Message));
        Assert.NotNull(steps[^1].Next);
    }

    [Fact]
    public async Task A_server_that_never_encrypts_fails_the_tls_step_after_the_limit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var patience = new CancellationTokenSource(); // somebody could cancel, but does not
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        var checking = new NetworkCheck(clock, TimeSpan.FromSeconds(15), new()).RunAsync([address], patience.Token);
        using var client = await silent.AcceptTcpClientAsync();
        await client.GetStream().ReadExactlyAsync(new byte[1]); // the handshake has begun
        clock.Advance(TimeSpan.FromSeconds(15));
        var steps = await checking;
        Assert.Equal(("tls", CheckOutcome.Failed), (steps[^1].Name, steps[^1].Outcome));
        Assert.EndsWith("did not accept a connection in time.", steps[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_is_tried_once_however_often_it_is_named()
    {
        await using var server = RawServer.Saying("");
        Assert.Equal(2, (await CheckAsync(server.Address, new Uri(server.Address, "other/path"))).Count);
    }

    [Fact]
    public async Task Cancelling_is_no_failed_step()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new NetworkCheck(clock, TimeSpan.FromSeconds(15), new()).RunAsync([new Uri("http://127.0.0.1:9/")], cancelled.Token));
    }

    private Task<IReadOnlyList<CheckStep>> CheckAsync(params Uri[] endpoints) =>
        new NetworkCheck(clock, TimeSpan.FromSeconds(15), new()).RunAsync(endpoints, CancellationToken.None);
}
