using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Probes;

/// <summary>The questions that can be asked.</summary>
internal static class Questions
{
    public const string Version = "version";
    public const string Database = "database";
    public const string Clock = "clock";
    public const string ScheduledActions = "scheduled-actions";
    public const string FailedMail = "failed-mail";
    public const string Count = "count";

    public static IReadOnlyList<ProbeInfo> All { get; } =
    [
        new(Version, "Which version answers."),
        new(Database, "Whether Odoo answers and has its database."),
        new(Clock, "Whether the server's clock agrees with ours."),
        new(ScheduledActions, "Whether scheduled actions fail, or are more than a quarter of an hour overdue."),
        new(FailedMail, "Whether mail could not be sent."),
        new(Count, "How many records of a model fulfil a domain.")
        {
            Parameters =
            [
                new("model", "The model, for example sale.order.", IsRequired: true),
                new("domain", "A domain in JSON, for example [[\"state\", \"=\", \"draft\"]]; all records when left out.", IsRequired: false),
            ],
        },
    ];
}
