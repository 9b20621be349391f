using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed record OptionsWithAList : SampleOptions
{
    public IReadOnlyList<string> Projects { get; init; } = ["one"];
}

internal sealed record OptionsInClear : SampleOptions
{
    public string Password { get; init; } = "";
}

internal sealed record OptionsThatGrow : SampleOptions
{
    public string Project { get; init => field = $"{value}/"; } = "desk";
}

/// <summary>A zone that the plugin's own validation does not know.</summary>
internal sealed record OptionsOfNowhere : SampleOptions
{
    public override string Zone { get; init => field = "Nowhere"; } = "Nowhere";
}

internal sealed record OptionsWithAPin : SampleOptions
{
    [Secret]
    public int Pin { get; init; } = 1234;
}
