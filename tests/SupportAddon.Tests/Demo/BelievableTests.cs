using System.Reflection;
using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

/// <summary>What makes the story look like life.</summary>
public sealed class BelievableTests
{
    private readonly Chronicle _story = Told.On(Told.Now);

    [Fact]
    public void Hardly_a_title_comes_twice()
    {
        var distinct = _story.Tickets.Select(ticket => ticket.Subject).Distinct().Count();

        Assert.True(distinct >= 0.97 * _story.Tickets.Count, $"{distinct} of {_story.Tickets.Count}");
    }

    [Fact]
    public void No_text_shows_an_unfilled_place()
    {
        var texts = _story.Tickets.SelectMany(ticket =>
            new[] { ticket.Subject, ticket.Description }.Concat(ticket.History.Select(entry => entry.Text ?? "")));

        Assert.All(texts, text => Assert.DoesNotContain(text, letter => letter is '{' or '}' or '#'));
    }

    [Fact]
    public void Each_company_writes_in_its_own_language()
    {
        string[] french = [" le ", " la ", " de ", " est ", " pour ", "Bonjour"];
        var descriptions = _story.Tickets.Select(ticket => (ticket.Requester.Email, ticket.Description)).ToList();

        Assert.All(descriptions.Where(each => each.Email.EndsWith("@lemarchand.example", StringComparison.Ordinal)),
            each => Assert.Contains(french, word => each.Description.Contains(word, StringComparison.Ordinal)));
        Assert.All(descriptions.Where(each => each.Email.EndsWith("@atlantic-yachts.example", StringComparison.Ordinal)),
            each => Assert.DoesNotContain(french, word => each.Description.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Both_languages_know_every_occasion() =>
        Assert.Equal(
            Words.Company("lemarchand").Talk.Keys.Order(), Words.Company("atlantic").Talk.Keys.Order());

    [Theory]
    [InlineData(DeskField.Type, typeof(DeskType))]
    [InlineData(DeskField.Severity, typeof(DeskSeverity))]
    [InlineData(DeskField.Status, typeof(DeskStatus))]
    [InlineData(DeskField.Work, typeof(DeskWork))]
    public void The_story_uses_all_the_words_of_the_desk_and_no_others(string field, Type words)
    {
        var known = words.GetFields(BindingFlags.Public | BindingFlags.Static).Select(word => (string)word.GetValue(null)!);
        var used = _story.Tickets
            .SelectMany(ticket => ticket.History.SelectMany(entry => entry.Changes)
                .Where(change => change.Field == field)
                .SelectMany(change => new[] { change.Old, change.New })
                .Append(ticket.Fields[field]))
            .OfType<string>().Distinct();

        Assert.Equal(known.Order(), used.Order());
    }

    [Fact]
    public void A_status_is_only_reached_from_where_it_can_be()
    {
        Dictionary<string, string[]> from = new()
        {
            [DeskStatus.Accepted] = [DeskStatus.New],
            [DeskStatus.AwaitingReply] = [DeskStatus.Working],
            [DeskStatus.AwaitingThirdParty] = [DeskStatus.Working],
            [DeskStatus.WithPublisher] = [DeskStatus.Working],
            [DeskStatus.Solved] = [DeskStatus.Working],
            [DeskStatus.Closed] = [DeskStatus.Solved],
            [DeskStatus.Dropped] = [DeskStatus.AwaitingReply],
            [DeskStatus.Duplicate] = [DeskStatus.New],
        };
        var changes = _story.Tickets.SelectMany(ticket => ticket.History.SelectMany(entry => entry.Changes))
            .Where(change => change.Field == DeskField.Status && change.New != DeskStatus.Working);

        Assert.All(changes, change => Assert.Contains(change.Old!, from[change.New!]));
    }

    [Fact]
    public void The_support_side_works_in_opening_hours_and_the_robot_at_any_hour()
    {
        var entries = _story.Tickets.SelectMany(ticket => ticket.History).ToList();
        var ofPeople = entries.Where(entry => entry.Visibility != DeskVisibility.Automatic).ToList();

        Assert.All(ofPeople, entry => Assert.Equal(entry.At, OfficeHours.After(entry.At, 0)));
        Assert.Contains(entries.Except(ofPeople), entry => entry.At != OfficeHours.After(entry.At, 0));
    }

    [Fact]
    public void An_acknowledgement_is_automatic_and_never_the_answer()
    {
        var written = _story.Tickets.SelectMany(ticket => ticket.History).Where(entry => entry.Text is not null).ToList();

        Assert.All(written, entry =>
            Assert.Equal(entry.By == _story.Team.Robot, entry.Visibility == DeskVisibility.Automatic));
        Assert.Contains(written, entry => entry.Visibility == DeskVisibility.Public);
        Assert.Contains(written, entry => entry.Visibility == DeskVisibility.Internal);
    }

    [Fact]
    public void A_ticket_filed_under_the_wrong_company_ends_with_the_one_its_sender_works_for()
    {
        var moved = _story.Tickets
            .Where(ticket => ticket.History.Any(entry => entry.Changes.Any(change => change.Field == DeskField.Company)))
            .ToList();

        Assert.True(moved.Count > 30);
        Assert.All(moved, ticket => Assert.EndsWith(
            _story.Companies.Single(company => company.Code == ticket[DeskField.Company]).Domain,
            ticket.Requester.Email, StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_is_the_one_that_ran_on_the_day_the_ticket_came()
    {
        var span = StorySpan.Of(OfficeHours.DayOf(Told.Now));
        foreach (var company in _story.Companies)
        {
            var upgrade = OfficeHours.At(span.UpgradeOf(company), 0);
            var own = _story.Tickets.Where(ticket => ticket.Requester.Email.EndsWith(company.Domain, StringComparison.Ordinal));
            Assert.All(own, ticket =>
                Assert.Equal(ticket.CreatedAt < upgrade ? company.VersionBefore : company.VersionAfter, ticket.Version));
        }
    }

    [Fact]
    public void Some_tickets_stay_open_for_months()
    {
        var old = _story.Tickets.Count(ticket => ticket.Fields.IsOpen() && Told.Now - ticket.CreatedAt > TimeSpan.FromDays(90));

        Assert.True(old >= 5, $"{old} open tickets are older than 90 days");
    }
}
