using System.CommandLine;
using Spectre.Console;
using SupportAddon.Health.Probes;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Health.Heartbeats;

/// <summary><c>supportaddon probe address</c>: where another application says that it is well.</summary>
internal static class AddressCommand
{
    private static readonly Argument<string> Name = new("probe") { Description = "The heartbeat's name." };
    private static readonly Option<string?> Client = new("--client") { Description = "The client's code, where several have a probe of that name." };

    public static Command Create() => new RoomCommand("address", "Show the address that another application calls when its work is done. It is a secret.",
        "probe address nightly-export --client acme") { Name, Client }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var probe = await house.Get<ProbeFinder>().FindAsync(run.Value(Name)!, run.Value(Client), ct);
        var key = await house.Get<HeartbeatBook>().RevealAsync(probe, Actor.OfShell(), ct);
        var address = new Uri(house.Settings.PublicAddress ?? house.Settings.Address, $"{HeartbeatEndpoint.Path}/{key}");
        run.Output.Write(new { address }, console =>
        {
            console.WriteLine(address.ToString());
            console.WriteLine("Call it when the work is done: curl -fsS ADDRESS; or when it failed: curl -fsS \"ADDRESS?failed=1&message=WHY\"");
        });
    }
}
