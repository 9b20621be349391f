namespace Fixture.Trouble;

public sealed record NoOptions;

public sealed record ListOption
{
    public IReadOnlyList<string> CostCentres { get; init; } = [];
}

public sealed record ClosedOptions(string Url);

#pragma warning disable CA1708 // names that differ by more than case: the trouble is that these do not
public sealed record TwinOptions
{
    public string Url { get; init; } = "";

    public string URL { get; init; } = "";
}
