using System.Text.Json.Nodes;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Reports;

/// <summary>What the last column of a list tells of each ticket.</summary>
internal enum Measure
{
    None,

    /// <summary>The day on which it happened.</summary>
    Day,

    /// <summary>The days since its creation, at the end of what is counted.</summary>
    Age,

    /// <summary>The days from its creation to its resolution.</summary>
    Took,
}

/// <summary>A piece of a list's title: a word of the template's texts, what stands after it, or both.</summary>
internal readonly record struct TitlePart(string? Word, string? Literal = null);

/// <summary>Turns figures into numbers with the name of their list, and keeps those lists and their tickets as plain data.</summary>
internal sealed class ReviewLists(QuarterlyReview review)
{
    private readonly SortedDictionary<long, JsonNode> tickets = [];

    public JsonArray Lists { get; } = [];

    public JsonObject Tickets => new(tickets.Select(ticket =>
        KeyValuePair.Create<string, JsonNode?>("t" + ReviewData.Plain(ticket.Key), ticket.Value)));

    public JsonObject Add(string name, Figure figure, Measure measure, params IEnumerable<TitlePart> title)
    {
        if (figure.Count > 0)
            Lists.Add(new JsonObject
            {
                ["name"] = name,
                ["title"] = new JsonArray([.. title.Select(part => new JsonObject { ["word"] = part.Word, ["literal"] = part.Literal })]),
                ["measure"] = TicketWord.Of(measure),
                ["rows"] = new JsonArray([.. figure.Tickets.Select(counted => Row(counted, measure))]),
            });
        return Number(name, figure, isHome: true);
    }

    /// <summary>A figure in a second place, which opens the list made for the first.</summary>
    public static JsonObject Again(string name, Figure figure) => Number(name, figure, isHome: false);

    private static JsonObject Number(string name, Figure figure, bool isHome) => new()
    {
        ["count"] = figure.Count,
        ["list"] = figure.Count > 0 ? name : null,
        ["home"] = isHome,
    };

    private JsonObject Row(Counted counted, Measure measure)
    {
        tickets[counted.Ticket.Id] = Ticket(counted.Timeline);
        return new JsonObject
        {
            ["ticket"] = "t" + ReviewData.Plain(counted.Ticket.Id),
            ["measured"] = measure switch
            {
                Measure.Day => ReviewData.Day(review.Period.DayOf(counted.At)),
                Measure.Age => review.Knowledge.AgeInDays(counted.Timeline),
                Measure.Took => ReviewData.Days(ResolutionTimes.TimeOf(counted)),
                _ => null,
            },
        };
    }

    private JsonObject Ticket(TicketTimeline timeline)
    {
        var state = review.Knowledge.Of(timeline);
        return new JsonObject
        {
            ["reference"] = timeline.Ticket.Number,
            ["title"] = timeline.Ticket.Title,
            ["address"] = Templates.WebLink.IsOne(timeline.Ticket.Link?.AbsoluteUri) ? timeline.Ticket.Link.AbsoluteUri : null,
            ["kind"] = ReviewData.Word(state.Kind),
            ["priority"] = ReviewData.Word(state.Priority),
            ["status"] = ReviewData.Word(state.Status),
            ["maintenance"] = ReviewData.Word(state.MaintenanceType),
            ["category"] = state.Category,
            ["gone"] = state.Gone,
            ["created"] = ReviewData.Day(review.Period.DayOf(timeline.CreatedAt)),
        };
    }
}
