using SupportAddon.Tests.Architecture.Planted.Reports;

#pragma warning disable CS9113, CA1823, CS0169, IDE0051, CS0649 // They are here to be looked at, not to be used.

// Every way in which one type can name another. Each must be found.
namespace SupportAddon.Tests.Architecture.Planted.Sla;

internal sealed class InAParameter
{
    public static int Count(Review review) => review is null ? 0 : 1;
}

internal sealed class InAReturnType
{
    public static Review? Find() => null;
}

internal sealed class InAField
{
    private readonly Review? _review;
}

internal sealed class InAnArray
{
    private readonly Review[]? _reviews;
}

internal sealed class AsAnArgument
{
    private readonly List<Dictionary<string, Review>>? _reviews;
}

internal sealed class InABody
{
    public static string Say() => new Review().ToString()!;
}

internal sealed class InALambda
{
    public static Func<string> Say() => () => new Review().ToString()!;
}

internal sealed class InAnAsyncBody
{
    public static async Task<string> SayAsync()
    {
        await Task.Yield();
        return new Review().ToString()!;
    }
}

internal sealed class InAnIterator
{
    public static IEnumerable<string> Say()
    {
        yield return new Review().ToString()!;
    }
}

internal sealed class ThroughAField
{
    public static object Get() => Review.Latest;
}

internal sealed class AsAGenericMethodsArgument
{
    public static int Count(IEnumerable<object> all) => all.OfType<Review>().Count();
}

internal sealed class InATypeTest
{
    public static bool Is(object it) => it is Page;
}

[System.ComponentModel.TypeConverter(typeof(Review))]
internal sealed class InAnAttribute;

internal sealed class InAConstraint<T>
    where T : IPaper;

internal sealed class InANestedType
{
    internal sealed class Inner
    {
        public static object Make() => new Page();
    }
}

internal sealed class Innocent
{
    public static string Say() => "Review";
}
