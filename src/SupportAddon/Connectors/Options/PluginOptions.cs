using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Options;

/// <summary>Options as a plugin wants them: its declaration first, then its own word on what passed.</summary>
internal static class PluginOptions
{
    public static BoundOptions Read(ConnectorPlugin plugin, IReadOnlyDictionary<string, object?> values)
    {
        var mask = MaskFor(plugin, values);
        var bound = OptionsBinder.Bind(plugin.OptionsType, values);
        var errors = bound.Value is null ? bound.Errors : Judge(plugin, bound.Value);
        return new(errors.Count == 0 ? bound.Value : null, [.. errors.Select(mask.Apply)]);
    }

    /// <summary>Masks every value given for a secret option, and what else is secret.</summary>
    public static SecretMask MaskFor(ConnectorPlugin plugin, IReadOnlyDictionary<string, object?> values, params IEnumerable<string> others)
    {
        var secret = OptionProperty.Of(plugin.OptionsType).Where(option => option.Secret).Select(option => option.Name).ToHashSet();
        var given = values.ToLookup(value => secret.Contains(value.Key), value => ScalarText.Read(value.Value));
        return new SecretMask(given[true].Concat(others), users: given[false]);
    }

    private static IReadOnlyList<string> Judge(ConnectorPlugin plugin, object options)
    {
        try
        {
            return [.. plugin.Validate(options)];
        }
        catch (Exception e)
        {
            return [$"The plugin's own check failed: {PluginFault.Describe(e)}"];
        }
    }
}
