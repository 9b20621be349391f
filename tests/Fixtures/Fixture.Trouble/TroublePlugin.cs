using SupportAddon.Sdk;

namespace Fixture.Trouble;

public sealed class TroublePlugin : PluginOf<string>
{
    private readonly string trouble = File.ReadAllText(
        Path.Combine(Path.GetDirectoryName(typeof(TroublePlugin).Assembly.Location)!, "trouble.txt")).Trim();

    public TroublePlugin()
    {
        if (trouble == "throw")
            throw new PrivateException("no licence found\nand more lines");
        if (trouble == "hang")
            new ManualResetEventSlim().Wait();
    }

    public override string Id => trouble switch
    {
        _ when trouble.StartsWith("id ", StringComparison.Ordinal) => trouble[3..],
        "throw-in-id" => throw new PrivateException("who am I"),
        _ => "trouble",
    };

    public override string Name => "Trouble";

    public override Type OptionsType => trouble switch
    {
        "list-option" => typeof(ListOption),
        "closed-options" => typeof(ClosedOptions),
        "no-options" => null!,
        "twin-options" => typeof(TwinOptions),
        _ => typeof(NoOptions),
    };
}

/// <summary>A base class of the plugin's own, generic on top: the real plugin class must still be found.</summary>
public abstract class PluginOf<T> : ConnectorPlugin
{
    public override IReadOnlyList<Uri> Endpoints(object options) => [];

    public override IConnector Create(object options, ConnectorContext context) => throw new NotSupportedException(typeof(T).Name);
}

internal sealed class HiddenPlugin : PluginOf<int>
{
    public override string Id => "hidden";

    public override string Name => "Not public, so not the plugin";

    public override Type OptionsType => typeof(NoOptions);
}

internal sealed class PrivateException(string message) : Exception(message);
