namespace SupportAddon.Tests.Connectors.Plugins;

/// <summary>A native library that is surely there: one of the runtime's own.</summary>
internal static class NativeFile
{
    public static string OfTheRuntime { get; } =
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native" + Ending);

    public static string Ending => OperatingSystem.IsMacOS() ? ".dylib" : ".so";
}
