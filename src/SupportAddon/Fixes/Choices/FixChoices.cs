using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Choices;

using Offered = IReadOnlyDictionary<string, IReadOnlyList<Choice>>;

/// <summary>Asks a client's system what the parameters of a fix may be, under the connection's lease.</summary>
internal sealed class FixChoices(LeaseStore leases, ConnectorOpener opener)
{
    private static readonly Offered None = new Dictionary<string, IReadOnlyList<Choice>>();

    /// <summary>How long the reader of a form waits for one answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="connection">Whose system.</param>
    /// <param name="fix">Whose parameters.</param>
    /// <param name="starter">By which command.</param>
    /// <param name="waiting">Told who is at the connection meanwhile.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Offered> ReadAsync(Connection connection, OfferedFix fix, string starter, Action<string> waiting, CancellationToken ct)
    {
        if (!Asks(fix))
            return None;
        await using var lease = await leases.TakeAsync(connection.Id, LeaseHolder.ForCheck(starter), waiting, ct);
        return await ReadAsync(connection, fix, answer: null, ct);
    }

    /// <summary>
    /// At once, for a form: none where somebody else is at the connection, where it belongs to a process of its own, or where its
    /// system does not answer. What is typed then is checked when it is planned.
    /// </summary>
    public async Task<Offered> TryReadAsync(Connection connection, OfferedFix fix, CancellationToken ct)
    {
        if (!Asks(fix) || connection.Isolated)
            return None;
        await using var lease = await leases.TryTakeAsync(connection.Id, LeaseHolder.ForCheck("a form"), ct);
        try
        {
            return lease is null ? None : await ReadAsync(connection, fix, Patience, ct);
        }
        catch (Exception e) when (e is ConnectorException or RefusedException)
        {
            return None;
        }
    }

    private static bool Asks(OfferedFix fix) => fix.Parameters.Any(parameter => parameter.ChoicesFrom is not null);

    private async Task<Offered> ReadAsync(Connection connection, OfferedFix fix, TimeSpan? answer, CancellationToken ct)
    {
        await using var open = opener.Open(connection, answer: answer);
        return open.Records is { } records ? await new SystemChoices(fix, new RecordReading(records), open.Description).ReadAsync(ct) : None;
    }
}
