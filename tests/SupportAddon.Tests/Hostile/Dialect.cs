namespace SupportAddon.Tests.Hostile;

/// <summary>How a source is asked for its tickets: its way of paging, and whether it says how many there are.</summary>
/// <param name="Paging">As in a manifest; "none" is one list, filtered here.</param>
internal sealed record Dialect(string Paging, int PageSize, bool HasTotal)
{
    public static IReadOnlyList<string> Pagings { get; } = ["offset", "page", "next-link", "token", "link-header", "keyset", "none"];

    public string Manifest(Place place) =>
        $$"""
        name: Hostile source
        auth: { type: none }
        {{(place.Zone == "UTC" ? "" : $"times: {{ zone: {place.Zone} }}")}}
        check: { path: /me, show: name }
        tickets:
          path: /tickets
          {{Pages("{cursor}~{id}")}}
          select: tickets
          {{Total}}
          cursor: { field: updated{{(Paging == "none" ? "" : ", parameter: from")}} }
          id: id
          title: title
          createdAt: created
          updatedAt: updated
          fields: { status: status }
        ids:
          path: /ids
          {{Pages("{id}")}}
          select: tickets
          {{Total}}
          id: id
        """;

    private string Total => HasTotal ? "total: total" : "";

    private string Pages(string after) => Paging switch
    {
        "offset" => $"paging: {{ type: offset, offset: at, limit: limit, size: {PageSize} }}",
        "page" => "paging: { type: page, parameter: at }",
        "next-link" => "paging: { type: next-link, link: next }",
        "token" => "paging: { type: token, token: next, parameter: at }",
        "link-header" => "paging: { type: link-header }",
        "keyset" => $$"""paging: { type: keyset, parameter: at, value: "{{after}}", limit: limit, size: {{PageSize}} }""",
        _ => "",
    };
}
