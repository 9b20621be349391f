using System.Net.Sockets;
using System.Text.Json.Nodes;
using SupportAddon.Connectors.Http;
using SupportAddon.Core.Expressions;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Kinds.Dns;

/// <summary>Whether a name is found, and where it leads.</summary>
internal sealed class DnsKind(TimeProvider time) : ProbeKind
{
    public override string Name => "dns";

    public override Vocabulary Vocabulary { get; } = ProbeWords.Of(("addresses", ValueKind.Texts));

    public override IReadOnlyList<string> Usual { get; } = ["not empty(addresses)"];

    public override IEnumerable<(string Key, string Mistake)> Check(JsonObject settings) => HostName.Check(settings);

    public override async Task<Measurement> MeasureAsync(ProbeQuestion question, CancellationToken ct)
    {
        var (begun, place) = (time.GetTimestamp(), HostName.Place(question.Settings));
        try
        {
            var found = await System.Net.Dns.GetHostAddressesAsync(place.IdnHost, ct);
            return new()
            {
                Latency = time.GetElapsedTime(begun),
                Values = new Dictionary<string, object?> { ["addresses"] = (string[])[.. found.Select(address => address.ToString()).Order(StringComparer.Ordinal)] },
            };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), $"no name server answered for {place.IdnHost} within {MeasuredValues.Shown(question.Timeout)}");
        }
        catch (SocketException e)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), SocketFailures.Of(e, place).Message.TrimEnd('.'));
        }
    }
}
