namespace SupportAddon.Connectors.Options;

/// <summary>Either options a plugin understands, or what is wrong with them.</summary>
/// <param name="Value">An instance of the plugin's options type; null when there are errors.</param>
/// <param name="Errors">Each names the option and what was expected; none shows a secret.</param>
internal sealed record BoundOptions(object? Value, IReadOnlyList<string> Errors);
