namespace SupportAddon.Sdk;

/// <summary>The steps of a check as they are tried, in their order: after the first that fails, no other is tried.</summary>
public sealed class CheckSteps
{
    private readonly List<CheckStep> steps = [];

    /// <summary>What has been tried so far.</summary>
    public ConnectionReport Report => new([.. steps]);

    /// <summary>Tries a step, unless an earlier one has failed. A <see cref="ConnectorException"/> is a failed step.</summary>
    /// <param name="name">The step's name when it fails by an exception, as in <see cref="CheckStep.Name"/>.</param>
    /// <param name="step">What is tried, and how it went.</param>
    public async Task TryAsync(string name, Func<Task<CheckStep>> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!Report.Succeeded)
            return;
        try
        {
            steps.Add(await step().ConfigureAwait(false));
        }
        catch (ConnectorException failure)
        {
            steps.Add(new CheckStep(name, CheckOutcome.Failed, failure.Message, failure.Next));
        }
    }
}
