namespace SupportAddon.Tests.Shell;

/// <summary>A client file for the ticket server of a <see cref="TestHouse"/>.</summary>
internal static class DeskFile
{
    public const string Text =
        """
        connections:
          - name: desk
            plugin: rest
            options: { manifest: ./desk.yaml, baseUrl: "ADDRESS", apiKey: { env: DESK_KEY } }
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            tickets: [ { connection: desk, where: { project: acme } } ]
        """;
}
