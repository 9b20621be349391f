using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>A reading that must fail, in words the integrator can act on.</summary>
internal static class Refused
{
    public static Task<ConnectorException> UnexpectedAsync(ITicketSource source, string message) =>
        ByAsync(FailureKind.Unexpected, source, message);

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
