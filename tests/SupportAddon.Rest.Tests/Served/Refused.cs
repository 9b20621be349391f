using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A reading that must fail, in words the integrator can act on.</summary>
internal static class Refused
{
    public static Task<ConnectorException> UnexpectedAsync(ITicketSource source, string message) =>
        ByAsync(FailureKind.Unexpected, source, message);

    /// <summary>Either all tickets come, or none are said to have come in full: 1 for a refusal, 0 for all.</summary>
    public static async Task<int> OrCompleteAsync(TicketServer server, string manifest, string message)
    {
        try
        {
            Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, manifest))).Ids);
            return 0;
        }
        catch (ConnectorException failure)
        {
            Assert.Contains(message, failure.Message, StringComparison.Ordinal);
            return 1;
        }
    }

    public static async Task<ConnectorException> ByAsync(FailureKind kind, ITicketSource source, string message)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Pulled.FromAsync(source));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure.Next, StringComparison.Ordinal);
        return failure;
    }
}
