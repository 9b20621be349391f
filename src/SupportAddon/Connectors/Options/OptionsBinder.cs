using System.Reflection;
using SupportAddon.Connectors.Plugins;

namespace SupportAddon.Connectors.Options;

/// <summary>
/// Makes an instance of a plugin's options type from plain values. Plain reflection on purpose: serializers and
/// System.ComponentModel.DataAnnotations.Validator cache what they see and would keep every plugin in memory.
/// </summary>
internal sealed class OptionsBinder
{
    private readonly object options;
    private readonly IReadOnlyDictionary<string, object?> values;
    private readonly List<string> errors = [];

    private OptionsBinder(object options, IReadOnlyDictionary<string, object?> values) =>
        (this.options, this.values) = (options, values);

    /// <param name="values">By camelCase name: texts, numbers, booleans, or scalars of JSON; null is "not given".</param>
    public static BoundOptions Bind(Type optionsType, IReadOnlyDictionary<string, object?> values)
    {
        var binder = new OptionsBinder(Activator.CreateInstance(optionsType)!, values);
        var known = OptionProperty.Of(optionsType);
        binder.FindUnknown([.. known.Select(option => option.Name)]);
        foreach (var option in known)
            binder.BindOne(option);
        return new(binder.errors.Count == 0 ? binder.options : null, binder.errors);
    }

    private void FindUnknown(List<string> known)
    {
        foreach (var name in values.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
            errors.Add(known.Find(option => option.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
                ? $"{name}: unknown; write {meant}"
                : $"{name}: unknown; known are {string.Join(", ", known)}");
    }

    private void BindOne(OptionProperty option)
    {
        var value = values.GetValueOrDefault(option.Name);
        var text = ScalarText.Read(value);
        if (!ScalarText.IsScalar(value))
            errors.Add($"{option.Name}: {option.Type.Expected}, not a list or a group");
        else if (string.IsNullOrEmpty(text) && option.Required)
            errors.Add($"{option.Name}: required");
        else if (text is null || Set(option, text))
            errors.AddRange(OptionRules.Broken(option, options));
    }

    private bool Set(OptionProperty option, string text)
    {
        if (option.Type.Parse(text) is not { } value)
            return Fail($"{option.Name}: {option.Type.Expected}{OptionRules.Not(option, text)}");
        try
        {
            option.Property.SetValue(options, value);
            return true;
        }
        catch (TargetInvocationException e)
        {
            return Fail($"{option.Name}: {(option.Secret ? "not accepted" : PluginFault.Describe(e))}");
        }
    }

    private bool Fail(string error)
    {
        errors.Add(error);
        return false;
    }
}
