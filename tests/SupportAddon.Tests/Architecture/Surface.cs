using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace SupportAddon.Tests.Architecture;

/// <summary>What an assembly shows, leaves open, and explains.</summary>
internal static class Surface
{
    /// <summary>The entry point is public by the web framework's own doing.</summary>
    public static IEnumerable<string> Public(IEnumerable<Type> types) => types
        .Where(type => type.IsVisible && type.FullName != "Program")
        .Select(type => $"{type.FullName} is public");

    public static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types) => types
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.FullName != "Program")
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !types.Any(other => other.BaseType == type))
        .Select(type => $"{type.FullName} is neither sealed nor anybody's parent");

    /// <summary>Public types, properties and methods without a word in the documentation file.</summary>
    public static IEnumerable<string> Undocumented(IEnumerable<Type> types, XDocument documentation)
    {
        var explained = documentation.Descendants("member")
            .Where(member => member.Elements().Any())
            .Select(member => ((string)member.Attribute("name")!).Split('(', '`')[0])
            .ToHashSet();
        return types.Where(type => type.IsVisible).SelectMany(Names).Where(name => !explained.Contains(name));
    }

    private static IEnumerable<string> Names(Type type)
    {
        const BindingFlags shown = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var name = type.FullName!.Replace('+', '.').Split('`')[0];
        var methods = type.GetMethods(shown).Where(method => !method.IsSpecialName && !IsCompilers(method));
        return methods.Select(method => $"M:{name}.{method.Name}").Prepend($"T:{name}");
    }

    private static bool IsCompilers(MethodInfo method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.GetBaseDefinition().DeclaringType == typeof(object);
}
