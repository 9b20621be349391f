using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Options;

/// <summary>One property of a plugin's options type. It belongs to the plugin: never keep it.</summary>
internal sealed record OptionProperty(PropertyInfo Property, OptionType Type)
{
    public string Name => OptionType.Camel(Property.Name);

    public bool Required => Has<RequiredAttribute>() || Has<RequiredMemberAttribute>();

    public bool Secret => Has<SecretAttribute>();

    public bool FilePath => Has<FilePathAttribute>();

    public string? Help => Property.GetCustomAttribute<DisplayAttribute>()?.GetDescription();

    public ChoiceSource? ChoicesFrom =>
        Property.GetCustomAttribute<RecordChoiceAttribute>() is { } record ? new(record.Resource, record.Label)
        : Property.GetCustomAttribute<FieldChoiceAttribute>() is { } choice ? new(Field: choice.Field)
        : null;

    public IEnumerable<ValidationAttribute> Rules => Property.GetCustomAttributes<ValidationAttribute>();

    /// <summary>The options of a type that <see cref="Unsupported"/> finds nothing wrong with.</summary>
    public static IReadOnlyList<OptionProperty> Of(Type type) =>
        [.. Settable(type).Select(property => new OptionProperty(property, OptionType.Of(property.PropertyType)!))];

    /// <summary>Why a type cannot be used for options, in one sentence, or null.</summary>
    public static string? Unsupported(Type? type)
    {
        if (type is null)
            return "It names no options type.";
        if (type.IsAbstract || type.ContainsGenericParameters || type.GetConstructor(System.Type.EmptyTypes) is null)
            return $"Its options type {type.Name} has no public constructor without parameters.";
        if (Settable(type).FirstOrDefault(property => OptionType.Of(property.PropertyType) is null) is { } odd)
            return $"Its option {OptionType.Camel(odd.Name)} has the type {odd.PropertyType.Name}, which options cannot have.";
        var twin = Settable(type).GroupBy(property => OptionType.Camel(property.Name)).FirstOrDefault(group => group.Count() > 1);
        return twin is null ? null : $"It has two options named {twin.Key}.";
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetMethod is { IsPublic: true })
            .Where(property => property.GetIndexParameters().Length == 0);

    private bool Has<T>()
        where T : Attribute => Property.IsDefined(typeof(T), inherit: true);
}
