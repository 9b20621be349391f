namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>A page as the sample desk gives it.</summary>
internal sealed record SampleAnswer(IReadOnlyList<SampleRow>? Items, int Total, string? Latest)
{
    public static SampleAnswer Nothing { get; } = new([], 0, null);
}

/// <param name="Updated">As the desk's clock shows it.</param>
internal sealed record SampleRow(int Id, string Title, string Updated)
{
    public IReadOnlyList<SupportAddon.Testing.SampleMessage>? Messages { get; init; }
}
