namespace SupportAddon.Connectors.Plugins;

/// <summary>What unloading achieved.</summary>
/// <param name="Asked">Contexts whose unloading was asked for since the start.</param>
/// <param name="Alive">Those of them that are still in memory.</param>
internal sealed record UnloadReport(int Asked, int Alive);
