using System.ComponentModel.DataAnnotations;
using SupportAddon.Sdk;

namespace Fixture;

public sealed class BooksPlugin : ConnectorPlugin
{
    public override string Id => "books";

    public override string Name => "Books";

    public override Type OptionsType => typeof(BooksOptions);

    public override IReadOnlyList<Fix> Fixes => [new CountryFix(), new MeddlingFix()];

    public override IReadOnlyList<Uri> Endpoints(object options) => [((BooksOptions)options).Url!];

    public override IConnector Create(object options, ConnectorContext context) => new BooksConnector(context, ((BooksOptions)options).Url!);
}

public sealed record BooksOptions
{
    [Required]
    public Uri? Url { get; init; }
}
