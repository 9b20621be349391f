using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Plugins;

/// <summary>Which versions of the contract this program understands: the same major, and no newer minor.</summary>
internal static class SdkContract
{
    public const string AssemblyName = "SupportAddon.Sdk";

    public static Version Version { get; } = typeof(ConnectorPlugin).Assembly.GetName().Version!;

    public static string? Refusal(Version built, Version host) => built.Major == host.Major
        ? built.Minor <= host.Minor ? null : Newer(built, host)
        : built.Major > host.Major ? Newer(built, host) : Older(built, host);

    private static string Newer(Version built, Version host) =>
        $"It is built against a newer Sdk {built.ToString(2)}; this program has {host.ToString(2)}.";

    private static string Older(Version built, Version host) =>
        $"It is built against the Sdk {built.ToString(2)}, which this program with {host.ToString(2)} no longer loads.";
}
