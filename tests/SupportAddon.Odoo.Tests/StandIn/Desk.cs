using System.Text.Json.Nodes;

namespace SupportAddon.Odoo.Tests.StandIn;

/// <summary>A help desk kept as tasks of a project.</summary>
internal static class Desk
{
    public const string Task = "project.task";

    public static IEnumerable<long> TaskIds(this OdooServer server) => server.Database[Task].Select(task => task.Id).Order();

    public static long AddTask(this OdooServer server, string name = "Task", DateTime? began = null) =>
        server.Database.Add(Task, new JsonObject { ["name"] = name }, began);

    /// <summary>So many tasks, some of them in the same second.</summary>
    public static void AddTasks(this OdooServer server, int count, int aSecond)
    {
        for (var task = 0; task < count; task++)
        {
            server.AddTask($"Task {task}");
            server.Database.Now = server.Database.Now.AddMicroseconds(1_000_000 / aSecond);
        }
    }

    /// <summary>Time passes: longer than a reading looks back.</summary>
    public static void Wait(this OdooServer server) => server.Database.Now = server.Database.Now.AddHours(1);

    public static long Add(this OdooServer server, string model, string name) => server.Database.Add(model, new JsonObject { ["name"] = name });
}
