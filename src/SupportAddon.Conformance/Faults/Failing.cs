using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Faults;

/// <summary>A call that must end in a failure which the integrator can act on.</summary>
internal static class Failing
{
    /// <param name="call">The call.</param>
    /// <param name="what">For the message: what happened, and what was going on.</param>
    /// <param name="ct">The rule's own.</param>
    public static async Task<ConnectorException> OfAsync(Func<Task> call, string what, CancellationToken ct)
    {
        try
        {
            await call();
        }
        catch (ConnectorException failure)
        {
            return failure;
        }
        catch (Exception other) when (other is not RuleBrokenException && !ct.IsCancellationRequested)
        {
            throw new RuleBrokenException($"{what} failed with {other.GetType().Name}: {other.Message}",
                "Turn it into a ConnectorException that says what happened and what to do.", other);
        }
        throw new RuleBrokenException($"{what} ended as if nothing had happened.",
            "Throw a ConnectorException: what was not read must never look complete.");
    }
}
