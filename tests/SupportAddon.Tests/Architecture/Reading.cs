using System.Reflection;

namespace SupportAddon.Tests.Architecture;

/// <summary>One type reads another: names it in a signature, a body, an attribute or as its parent.</summary>
internal sealed record Reading(Type Reader, Type Read)
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public override string ToString() => $"{Reader.FullName} reads {Read.FullName}";

    /// <summary>All readings of these types. What is nested, by hand or by the compiler, counts for its outermost type.</summary>
    public static IReadOnlyList<Reading> By(IEnumerable<Type> types) =>
    [
        .. types
            .SelectMany(type => Named(type).SelectMany(Flatten).Select(read => new Reading(Outermost(type), Outermost(read))))
            .Where(reading => reading.Reader != reading.Read)
            .Distinct(),
    ];

    private static IEnumerable<Type?> Named(Type type) =>
    [
        type.BaseType,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments(),
        .. Attributes(type),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetMembers(Own).SelectMany(Attributes),
        .. type.GetConstructors(Own).SelectMany(NamedIn),
        .. type.GetMethods(Own).SelectMany(method => NamedIn(method).Append(method.ReturnType)),
    ];

    private static IEnumerable<Type?> NamedIn(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. method.GetMethodBody()?.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType) ?? [],
        .. Instructions.MembersOf(method).SelectMany(TypesOf),
    ];

    private static IEnumerable<Type?> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments()],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<Type?> Attributes(MemberInfo member) => member.GetCustomAttributesData().SelectMany(attribute =>
        attribute.ConstructorArguments.Select(argument => argument.Value as Type).Append(attribute.AttributeType));

    private static IEnumerable<Type> Flatten(Type? type) => type switch
    {
        null => [],
        { HasElementType: true } => Flatten(type.GetElementType()),
        { IsGenericParameter: true } => type.GetGenericParameterConstraints().Where(each => !each.IsGenericType),
        { IsConstructedGenericType: true } =>
            type.GetGenericArguments().SelectMany(Flatten).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
