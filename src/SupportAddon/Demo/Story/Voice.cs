using System.Globalization;

namespace SupportAddon.Demo.Story;

/// <summary>What is said on one ticket, in its company's language.</summary>
internal sealed class Voice(Draft draft, int id, Dice dice)
{
    private readonly Phrases _phrases = new(draft.Company, dice);

    public static string Number(int id) => string.Create(CultureInfo.InvariantCulture, $"CS-{id:00000}");

    public string Say(string occasion, params (string Name, string Value)[] known) =>
        _phrases.Fill(dice.Pick(draft.Company.Talk[occasion]), OfficeHours.DayOf(draft.At),
        [
            ("number", Number(id)),
            ("firstName", draft.Requester.Split(' ')[0]),
            .. known,
        ]);

    public string Description() =>
        $"""
        {Say("greeting")}

        {Say($"detail.{draft.Type}", ("since", Say("since")))}
        {Say($"impact.{draft.Severity}")}

        {Say("farewell")}
        {draft.Requester}
        """;
}
