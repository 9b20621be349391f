using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Health;
using SupportAddon.Sdk;

namespace SupportAddon.Health.Kinds.Connections;

/// <summary>Asks over a connection, where this process may talk to its system.</summary>
internal sealed class Asking(ConnectionStore connections, ConnectorOpener opener, ProbeRights rights, LeaseStore leases, TimeProvider time)
{
    /// <param name="question">Over which connection, and how long it may take.</param>
    /// <param name="ask">Asks the open connector; the latency is put in afterwards.</param>
    /// <param name="ct">Cancelled when the time is up.</param>
    public async Task<Measurement> AskAsync(ProbeQuestion question, Func<OpenConnector, CancellationToken, Task<Measurement>> ask, CancellationToken ct)
    {
        var connection = (await connections.ListAsync(ct)).FirstOrDefault(stored => stored.Id == question.ConnectionId)
            ?? throw new WrongQuestionException("its connection is not there any more");
        await using var right = await rights.TryEnterAsync(connection.Id, "a probe", ct);
        if (right is null)
            return Measurement.Unknown(TimeSpan.Zero, $"another process talks to {connection.Name}: {await leases.HolderAsync(connection.Id, ct) ?? "it has just ended"}");
        var begun = time.GetTimestamp();
        try
        {
            await using var open = opener.Open(connection, purpose: Purpose.Probe, maySend: () => right.Stands, answer: question.Timeout);
            var answer = await ask(open, ct);
            return answer with { Latency = time.GetElapsedTime(begun) };
        }
        catch (ConnectorException failure) when (TellsNothing(failure))
        {
            return Measurement.Unknown(time.GetElapsedTime(begun), Words(failure));
        }
        catch (ConnectorException failure)
        {
            return Measurement.Failed(time.GetElapsedTime(begun), Words(failure));
        }
    }

    /// <summary>A question that is refused says nothing of the system, nor does one that was not sent because the connection is not ours any more.</summary>
    private static bool TellsNothing(ConnectorException failure) => failure.Kind
        is FailureKind.Forbidden or FailureKind.NotFound or FailureKind.Configuration or FailureKind.Refused
        || (failure.Kind == FailureKind.Unexpected && failure.NothingWasSent);

    private static string Words(ConnectorException failure) => failure.Message.TrimEnd('.');
}
