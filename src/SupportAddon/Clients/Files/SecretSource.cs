using System.Text.Json.Nodes;
using Spectre.Console;

namespace SupportAddon.Clients.Files;

/// <summary>Fetches a secret from where a file says it is. A file never holds one itself.</summary>
internal sealed class SecretSource(string folder)
{
    /// <returns>The secret (null: keep the stored one), or why there is none.</returns>
    public (string? Secret, string? Mistake) Read(string connection, string option, JsonNode? source) => source switch
    {
        JsonObject { Count: 1 } place => Read(connection, option, place.First().Key, place.First().Value!),
        JsonObject => (null, "one of env, file, prompt or stored"),
        _ => (null, $"\"{option}\" is a secret and may not stand in a file; write {{ env: VARIABLE }}, {{ file: PATH }} or {{ prompt: true }}"),
    };

    private (string?, string?) Read(string connection, string option, string kind, JsonNode place) => kind switch
    {
        "stored" => (null, null),
        "env" => FromEnvironment(place.GetValue<string>()),
        "file" => FromFile(place.GetValue<string>()),
        _ => FromPrompt(connection, option),
    };

    private static (string?, string?) FromEnvironment(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret
            ? (secret, null)
            : (null, $"the environment variable {variable} is not set");

    private (string?, string?) FromFile(string path)
    {
        try
        {
            return (File.ReadAllText(Path.GetFullPath(path, folder)).TrimEnd('\r', '\n'), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"the secret's file cannot be read: {e.Message}");
        }
    }

    private static (string?, string?) FromPrompt(string connection, string option) =>
        Console.IsInputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? (null, "nobody is there to be asked; use { env: VARIABLE } or { file: PATH }")
            : (AnsiConsole.Prompt(new TextPrompt<string>(Markup.Escape($"{option} of {connection}:")).Secret()), null);
}
