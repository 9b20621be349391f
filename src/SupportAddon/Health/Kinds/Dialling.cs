using System.Net.Sockets;
using System.Security.Authentication;
using SupportAddon.Connectors.Http;
using SupportAddon.Core.Health;
using SupportAddon.Sdk;

namespace SupportAddon.Health.Kinds;

/// <summary>Connects to one place, and says in words why it could not, or why the talk ended.</summary>
internal sealed class Dialling(TimeProvider time)
{
    /// <param name="place">Its host and port.</param>
    /// <param name="timeout">How long the whole may take.</param>
    /// <param name="talk">What follows once the line stands; nothing where the line is the answer.</param>
    /// <param name="ct">Cancelled when the time is up.</param>
    public async Task<Measurement> AskAsync(
        Uri place, TimeSpan timeout, Func<NetworkStream, CancellationToken, Task<IReadOnlyDictionary<string, object?>>>? talk, CancellationToken ct)
    {
        var (begun, stands) = (time.GetTimestamp(), false);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        Measurement Failed(string message) => Measurement.Failed(time.GetElapsedTime(begun), message.TrimEnd('.'));
        try
        {
            await socket.ConnectAsync(place.IdnHost, place.Port, ct);
            stands = true;
            await using var line = new NetworkStream(socket, ownsSocket: false);
            var values = talk is null ? new Dictionary<string, object?>() : await talk(line, ct);
            return new() { Latency = time.GetElapsedTime(begun), Values = values };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Failed($"{SocketFailures.Place(place)} {(stands ? "accepted the connection and then said nothing" : "accepted no connection")} within {MeasuredValues.Shown(timeout)}");
        }
        catch (ConnectorException ours)
        {
            return Measurement.Unknown(time.GetElapsedTime(begun), ours.Message.TrimEnd('.'));
        }
        catch (InvalidDataException odd)
        {
            return Failed($"{SocketFailures.Place(place)} {odd.Message}");
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            return Failed(HttpFailures.Of(e, place).Message);
        }
    }
}
