namespace SupportAddon.Connectors.Options;

/// <summary>Describes all options of a plugin in the order of their declaration.</summary>
internal static class OptionsDescription
{
    public static IReadOnlyList<OptionDescription> Of(Type optionsType)
    {
        var defaults = Activator.CreateInstance(optionsType)!;
        return [.. OptionProperty.Of(optionsType).Select(option => Describe(option, defaults))];
    }

    private static OptionDescription Describe(OptionProperty option, object defaults) => new()
    {
        Name = option.Name,
        Type = option.Type.Name,
        Required = option.Required,
        Secret = option.Secret,
        FilePath = option.FilePath,
        Default = option.Secret || option.Required ? null : OptionType.Write(option.Property.GetValue(defaults)),
        Help = option.Help,
        Choices = option.Type.Choices,
        ChoicesFrom = option.ChoicesFrom,
    };
}
