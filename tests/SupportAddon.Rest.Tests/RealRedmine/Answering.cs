using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>What Redmine itself does with a reply, by its own rights and rules.</summary>
public sealed class Answering(Answering.Filled filled) : IClassFixture<Answering.Filled>
{
    public sealed class Filled : IAsyncLifetime
    {
        internal Testing.Redmine Redmine { get; private set; } = null!;

        /// <summary>Lena may edit and write notes, but neither hidden ones nor any other state; of Twins there are two.</summary>
        public async Task InitializeAsync()
        {
            Redmine = await Testing.Redmine.StartAsync(CancellationToken.None);
            await Redmine.RubyAsync("""
                desk = Project.create!(name: 'Desk', identifier: 'desk', trackers: Tracker.all)
                role = Role.create!(name: 'Writer', assignable: true, permissions: [:view_issues, :edit_issues, :add_issue_notes])
                Member.create!(project: desk, principal: User.find_by_login('lena'), roles: [role])
                [1, 2].each do |n|
                  twin = User.new(firstname: 'Tim', lastname: 'Twin', mail: "twin#{n}@desk.example")
                  twin.login = "twin#{n}"
                  twin.save!
                  Member.create!(project: desk, principal: twin, roles: [role])
                end
                stranger = User.new(firstname: 'Sam', lastname: 'Stranger', mail: 'sam@desk.example')
                stranger.login = 'sam'
                stranger.save!
                """);
        }

        public async Task DisposeAsync() => await Redmine.DisposeAsync();
    }

    private Task<string> AddAsync() => filled.Redmine.RubyAsync("""
        print Issue.create!(project: Project.first, tracker: Tracker.first, author: User.current, subject: 'One', assigned_to: User.find_by_login('lena'),
          status: IssueStatus.find_by_name('New'), priority: IssuePriority.first).id
        """);

    private Task<ReplyOutcome> ReplyAsync(string ticket, ReplyKind kind, string? value, string? key = null) =>
        ((ITicketReply)filled.Redmine.Connect(key)).ReplyAsync(new TicketReply { TicketId = ticket, Kind = kind, Value = value, Marker = "sa-7f3" }, CancellationToken.None);

    private async Task<ConnectorException> RefusesAsync(string ticket, ReplyKind kind, string? value, string? key = null) =>
        await Assert.ThrowsAsync<ConnectorException>(() => ReplyAsync(ticket, kind, value, key));

    private Task<IReadOnlyList<string>> JournalsAsync(string ticket) => filled.Redmine.ColumnAsync($"select id from journals where journalized_id = {ticket}");

    [Fact]
    public async Task An_answer_arrives_there_once_and_comes_back_under_the_id_that_was_told()
    {
        var ticket = await AddAsync();
        var first = await ReplyAsync(ticket, ReplyKind.Answer, "We have looked into it.");
        Assert.Equal(new ReplyOutcome(WriteResult.AlreadySo, first.EventId), await ReplyAsync(ticket, ReplyKind.Answer, "We have looked into it."));
        Assert.Equal([first.EventId!], await JournalsAsync(ticket));
        var message = Assert.Single((await Pulled.FromAsync(filled.Redmine.Connect())).Tickets.Single(read => read.Id == ticket).Events.OfType<MessagePosted>());
        Assert.Equal((first.EventId, "We have looked into it.\n\n[sa-7f3]", Visibility.Public), (message.Id, message.Text.ReplaceLineEndings("\n"), message.Visibility));
    }

    [Fact]
    public async Task A_note_of_who_may_not_hide_notes_is_told_to_be_public()
    {
        var outcome = await ReplyAsync(await AddAsync(), ReplyKind.Note, "Between us.", filled.Redmine.LimitedKey);
        Assert.Equal(WriteResult.Altered, outcome.Result);
        Assert.Contains("is Public and not Internal", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_the_workflow_forbids_is_refused_though_Redmine_says_yes()
    {
        var ticket = await AddAsync();
        var failure = await RefusesAsync(ticket, ReplyKind.Status, "Closed", filled.Redmine.LimitedKey);
        Assert.Equal((FailureKind.Refused, "Redmine said yes to \"Closed\" and left the status at \"New\"."), (failure.Kind, failure.Message));
        Assert.Contains("workflow", failure.Next, StringComparison.Ordinal);
        Assert.Empty(await JournalsAsync(ticket));
    }

    [Fact]
    public async Task Whom_Redmine_does_not_let_work_on_it_is_refused_in_its_words()
    {
        var failure = await RefusesAsync(await AddAsync(), ReplyKind.Assignee, "Sam Stranger");
        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains("Assignee is invalid", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_two_people_have_is_refused_before_anything_is_sent()
    {
        var ticket = await AddAsync();
        Assert.Contains("2 of Redmine are called \"Tim Twin\"", (await RefusesAsync(ticket, ReplyKind.Assignee, "Tim Twin")).Message, StringComparison.Ordinal);
        Assert.Empty(await JournalsAsync(ticket));
    }

    [Fact]
    public async Task Nobody_works_on_it_any_more()
    {
        var ticket = await AddAsync();
        Assert.Equal(new ReplyOutcome(WriteResult.Written), await ReplyAsync(ticket, ReplyKind.Assignee, null, filled.Redmine.LimitedKey));
        Assert.Single(await filled.Redmine.ColumnAsync($"select id from issues where id = {ticket} and assigned_to_id is null"));
    }

    [Fact]
    public async Task A_wrong_key_writes_nothing()
    {
        var ticket = await AddAsync();
        Assert.Equal(FailureKind.Authentication, (await RefusesAsync(ticket, ReplyKind.Answer, "Hello", "wrong")).Kind);
        Assert.Empty(await JournalsAsync(ticket));
    }
}
