namespace SupportAddon.Tests.Sla;

/// <summary>A client file with rules, a calendar and promises.</summary>
internal static class TermsFile
{
    public const string Text =
        """
        connections:
          - name: desk
            plugin: rest
            options: { manifest: ./desk.yaml, baseUrl: "ADDRESS", apiKey: { env: DESK_KEY } }

        """ + Terms;

    /// <summary>Its lines are counted by the tests.</summary>
    public const string Terms =
        """
        calendars:
          - name: acme-hours
            timeZone: Europe/Paris
            week:
              monday: [08:30-12:00, 13:30-24:00]
            holidays: FR-AM
            closures: [2026-08-10/2026-08-21, 2026-12-24]
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            tickets: [ { connection: desk, where: { project: acme } } ]
            qualification:
              - name: wishes
                when: ticket.kind == "change"
                then: { maintenanceType: evolutive }
              - when: >
                  fields.project == "acme"
                  and lower(ticket.title) contains "ticket 3"
                then: { team: printers, priority: high }
              - name: rest
                when: 'true'
                then: { nature: usage }
            sla:
              calendar: acme-hours
              atRisk: 80
              targets:
                - { priority: critical, calendar: 24x7, firstResponse: 15m, resolution: 4h, vendor: 48h }
                - { firstResponse: 4h, resolution: 40h }

        """;
}
