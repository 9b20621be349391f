namespace SupportAddon.Connectors.Calls;

/// <summary>How long a call into a plugin is waited for.</summary>
internal sealed record CallLimits
{
    /// <summary>A call that neither ends nor sends or receives anything for so long is given up.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A call that was told to stop has so long to obey; then it is left behind.</summary>
    public TimeSpan Obedience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What must be cheap by contract: options, endpoints, making the connector, mapping. By the machine's own clock.</summary>
    public TimeSpan Cheap { get; init; } = TimeSpan.FromSeconds(10);
}
