namespace SupportAddon.Sdk;

/// <summary>What a connection check found, in the order in which it was tried.</summary>
/// <param name="Steps">At least one step. After a failed step the remaining ones may be left out.</param>
public sealed record ConnectionReport(IReadOnlyList<CheckStep> Steps)
{
    /// <summary>True when no step failed.</summary>
    public bool Succeeded => Steps.All(step => step.Outcome != CheckOutcome.Failed);
}

/// <summary>One step of a connection check.</summary>
/// <param name="Name">One lower-case word: <c>dns</c>, <c>tcp</c>, <c>tls</c>, <c>auth</c>, <c>rights</c>, <c>clock</c>, <c>sample</c>.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Message">One sentence with what was seen, for example "Signed in as support@acme.example."</param>
/// <param name="Next">One sentence with what the integrator should do; required when the step failed.</param>
public sealed record CheckStep(string Name, CheckOutcome Outcome, string Message, string? Next = null);

/// <summary>How a step of a connection check went.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>It works, but somebody should look.</summary>
    Warning,

    /// <summary>The connection cannot be used.</summary>
    Failed,
}
