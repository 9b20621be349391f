using System.Text.Json;
using SupportAddon.Clients;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Files;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes;

/// <summary>A fix that can be planned, whoever wrote it.</summary>
/// <param name="Name">As commands name it: <c>odoo/country-from-vat</c> for a plugin's, the id alone for a written one.</param>
/// <param name="Fix">What it does. It may belong to a plugin: never keep it.</param>
/// <param name="Definition">A digest of it as it is now.</param>
/// <param name="Plugin">Whose connections it is for; null for a written one.</param>
internal sealed record OfferedFix(string Name, Fix Fix, string Definition, string? Plugin)
{
    /// <summary>Whether it can be planned for this connection: of its plugin, and with the options it asks for.</summary>
    public bool IsFor(Connection connection) =>
        (Plugin is null || Plugin == connection.Plugin)
        && (Fix as WrittenFix)?.For.All(option => connection.Options.GetValueOrDefault(option.Key) == option.Value) is not false;

    public RiskLevel Risk => (RiskLevel)Fix.Risk;

    public IReadOnlyList<OptionDescription> Parameters => Fix is WrittenFix written
        ? [.. written.Parameters.Select(parameter => parameter.Description)]
        : OptionsDescription.Of(Fix.ParametersType);

    /// <summary>Parameters as the fix wants them, and as a plan keeps them: defaults included.</summary>
    /// <param name="given">By name, as typed.</param>
    /// <exception cref="RefusedException">Something is missing, unknown or not what it should be: all of it is named.</exception>
    public (object Value, IReadOnlyDictionary<string, JsonElement> Kept) Bind(IReadOnlyDictionary<string, string> given)
    {
        var (texts, value, mistakes) = Fix is WrittenFix written ? Bind(written, given) : Bind(Fix.ParametersType, given);
        return mistakes.Count == 0
            ? (value!, texts.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value)))
            : throw new RefusedException(
                $"The parameters of {Name} are not right: {string.Join("; ", mistakes)}.", $"See what it takes: supportaddon fix show {Name}");
    }

    private static (Dictionary<string, string?> Texts, object? Value, IReadOnlyList<string> Mistakes) Bind(Type type, IReadOnlyDictionary<string, string> given)
    {
        var bound = OptionsBinder.Bind(type, given.ToDictionary(pair => pair.Key, pair => (object?)pair.Value));
        var texts = bound.Value is null ? [] : OptionProperty.Of(type)
            .ToDictionary(option => option.Name, option => OptionType.Write(option.Property.GetValue(bound.Value)));
        return (texts, bound.Value, bound.Errors);
    }

    private static (Dictionary<string, string?> Texts, object? Value, IReadOnlyList<string> Mistakes) Bind(WrittenFix fix, IReadOnlyDictionary<string, string> given)
    {
        var known = fix.Parameters;
        var bound = known.Select(parameter => (parameter.Name, Bound: parameter.Bind(given.GetValueOrDefault(parameter.Name)))).ToList();
        var unknown = given.Keys.Except(known.Select(parameter => parameter.Name))
            .Select(name => $"{name}: unknown; known are {string.Join(", ", known.Select(parameter => parameter.Name))}");
        var texts = bound.Where(one => one.Bound.Text is not null).ToDictionary(one => one.Name, one => one.Bound.Text!);
        return (texts.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), texts,
            [.. unknown, .. bound.Select(one => one.Bound.Mistake).OfType<string>()]);
    }
}
