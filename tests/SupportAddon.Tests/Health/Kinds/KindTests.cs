using SupportAddon.Core.Expressions;
using SupportAddon.Health.Kinds;

namespace SupportAddon.Tests.Health.Kinds;

public sealed class KindTests
{
    [Fact]
    public void Each_kind_has_a_schema_beside_it_and_each_schema_a_kind() =>
        Assert.Equal(EveryKind.Of().Names.Order(), KindSchemas.All().Select(schema => schema.Key).Order());

    [Fact]
    public void The_usual_conditions_of_each_kind_are_understood_and_all_know_how_long_it_took() => Assert.All(EveryKind.Of().Names, name =>
    {
        var kind = EveryKind.Of().Find(name)!;
        Assert.All([.. kind.Usual, "latency < 1s"], condition => Expression.ReadCondition(condition, kind.Vocabulary));
    });
}
