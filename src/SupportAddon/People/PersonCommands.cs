using System.CommandLine;
using Spectre.Console;
using SupportAddon.Shell;

namespace SupportAddon.People;

/// <summary><c>supportaddon person</c>: who is who in the connected systems.</summary>
internal static class PersonCommands
{
    private static readonly Argument<string> Code = new("code") { Description = "The person's name in files and commands: 1 to 40 of a-z, 0-9 and '-'." };
    private static readonly Argument<string> Into = new("into") { Description = "The code of the person it is." };
    private static readonly Option<string> Name = new("--name") { Description = "As people read it.", HelpName = "text", Required = true };
    private static readonly Option<string?> Client = new("--client") { Description = "The client on whose side the person is; the support side when left out.", HelpName = "code" };
    private static readonly Option<string?> Email = new("--email") { Description = "The address of e-mail.", HelpName = "address" };
    private static readonly Option<string?> Team = new("--team") { Description = "The team.", HelpName = "name" };
    private static readonly Option<string[]> Skills = new("--skill") { Description = "Something the person knows; may be given several times.", HelpName = "word", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Levels = new("--level") { Description = "A support level at which the person works; may be given several times.", HelpName = "level", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Connection = new("--connection", "-c") { Description = "In which connection.", HelpName = "name", Required = true };
    private static readonly Option<string> Called = new("--name") { Description = "As the source names its authors and assignees.", HelpName = "text", Required = true };

    public static Command Create() => new("person", "People on the clients' and on the support side.")
    {
        new RoomCommand("list", "List people and what they are called in the connected systems.", "person list").Runs(ListAsync),
        new RoomCommand("add", "Add a person, or make one what is said.",
            "person add anna --name \"Anna Roux\" --team finance --skill accounting --level N2", "person add bob --name \"Bob Petit\" --client acme")
        {
            Code, Name, Client, Email, Team, Skills, Levels,
        }.Runs(AddAsync),
        new RoomCommand("map", "Say what a person is called in a connected system.", "person map anna --connection redmine --name \"A. Roux\"") { Code, Connection, Called }
            .Runs((run, ct) => DoAsync(run, people => people.MapAsync(run.Value(Code)!, Identity(run), Actor.OfShell(), ct), $"{run.Value(Called)} is {run.Value(Code)} in {run.Value(Connection)}.", ct)),
        new RoomCommand("unmap", "A name in a connected system is nobody's any more.", "person unmap --connection redmine --name \"A. Roux\"") { Connection, Called }.Runs(UnmapAsync),
        new RoomCommand("merge", "Two people turn out to be one; the first code stays good for it.", "person merge a-roux anna") { Code, Into }
            .Runs((run, ct) => DoAsync(run, people => people.MergeAsync(run.Value(Code)!, run.Value(Into)!, Actor.OfShell(), ct), $"{run.Value(Code)} is {run.Value(Into)}.", ct)),
        new RoomCommand("unmapped", "List authors and assignees that are nobody's yet, the busiest first.", "person unmapped").Runs(UnmappedAsync),
    };

    private static PersonIdentity Identity(CommandRun run) => new(run.Value(Connection)!, run.Value(Called)!);

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var people = await house.Get<PersonStore>().ListAsync(ct);
        run.Output.Write(people, console =>
        {
            var table = Output.Table("Code", "Name", "Side", "Team", "Skills", "Levels", "Called");
            foreach (var person in people)
                Output.Row(table, person.Code, person.Name, person.Client ?? person.Side, person.Team, string.Join(", ", person.Skills), string.Join(", ", person.Levels),
                    string.Join("\n", person.Identities.Select(identity => $"{identity.Connection}: {identity.Name}")));
            if (people.Count == 0)
                console.WriteLine("There is nobody yet. See who writes on tickets: supportaddon person unmapped; and add them: supportaddon person add CODE --name NAME");
            else
                console.Write(table);
        });
    }

    private static async Task AddAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await house.Get<NewPeople>().PutAsync(
            new(run.Value(Code), run.Value(Name), run.Value(Client), run.Value(Email), run.Value(Team), run.Value(Skills), run.Value(Levels)), Actor.OfShell(), ct);
        var person = await house.Get<PersonStore>().GetAsync(run.Value(Code)!, ct);
        run.Output.Write(person, console => console.WriteLine($"{person.Code} is {person.Name}."));
    }

    private static async Task UnmapAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        if (!await house.Get<PersonStore>().UnmapAsync(Identity(run), Actor.OfShell(), ct))
            throw new RefusedException($"\"{run.Value(Called)}\" is nobody's in {run.Value(Connection)}.", "See who is called what: supportaddon person list");
        Say(run, $"{run.Value(Called)} is nobody's in {run.Value(Connection)} any more.");
    }

    private static async Task UnmappedAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var names = await house.Get<UnmappedPeople>().ListAsync(ct);
        run.Output.Write(names, console =>
        {
            var table = Output.Table("Connection", "Name", "Facts", "Assigned");
            foreach (var name in names)
                Output.Row(table, name.Connection, name.Name, name.Events, name.Assigned);
            if (names.Count == 0)
                console.WriteLine("Everybody who writes or is assigned is known. See them: supportaddon person list");
            else
                console.Write(table);
        });
    }

    private static async Task DoAsync(CommandRun run, Func<PersonStore, Task> act, string done, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await act(house.Get<PersonStore>());
        Say(run, done);
    }

    private static void Say(CommandRun run, string done) =>
        run.Output.Write(new { done }, console => console.WriteLine(done));
}
