namespace SupportAddon.Benchmarks.Pull;

/// <summary>What is pulled.</summary>
/// <param name="Size">Tickets a page.</param>
/// <param name="Keyset">Pages by the last row, in place of pages by offset.</param>
/// <param name="WithEvents">Each ticket has a message and a change.</param>
/// <param name="Program">The program that pulls; null for the one built with this.</param>
internal sealed record PullTerms(int Tickets, int Size, bool Keyset, bool WithEvents, string? Program)
{
    public string Manifest =>
        $$"""
        name: Ticket server
        auth: { type: none }
        check: { path: /me }
        tickets:
          path: /tickets
          paging: {{Paging}}
          select: tickets
          total: total
          cursor: { field: updated_on, parameter: from }
          id: id
          number: number
          title: subject
          description: description
          link: /tickets/{id}
          createdAt: created_on
          updatedAt: updated_on
          fields: { kind: tracker.name, status: status.name, priority: priority.name, project: project.name, category: "custom_fields[name=Module].value" }
        {{(WithEvents ? History : "")}}
        ids:
          path: /ids
          paging: {{Paging}}
          select: tickets
          total: total
          id: id
        maps:
          kind: { Bug: anomaly }
          status: { New: reception, Closed: closed }
          priority: { Normal: normal }
        """;

    public static string Clients(Uri address) =>
        $$"""
        connections:
          - name: server
            plugin: rest
            options: { manifest: ./server.yaml, baseUrl: "{{address}}" }
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            tickets: [ { connection: server, where: { project: acme } } ]
        """;

    private string Paging => Keyset
        ? $"{{ type: keyset, parameter: after, value: \"{{id}}\", limit: limit, size: {Size} }}"
        : $"{{ type: offset, offset: offset, limit: limit, size: {Size} }}";

    private const string History =
        """
          history:
            select: journals
            id: id
            at: created_on
            author: user.name
            message: { text: notes, internal: private }
            changes: { name: field, from: old, to: new, fields: { status: { fields: [ status ] } } }
        """;
}
