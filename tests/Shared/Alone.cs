namespace SupportAddon.Tests.Shared;

/// <summary>The kit measures memory: what runs beside it would be counted too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
