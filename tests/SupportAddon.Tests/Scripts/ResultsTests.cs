using SupportAddon.Testing;

namespace SupportAddon.Tests.Scripts;

public sealed class ResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_last_line_is_the_sum_of_all()
    {
        Ran("A", 0, total: 10, executed: 10, passed: 10);
        Ran("B", 0, total: 5, executed: 5, passed: 5);
        var result = await SummarizeAsync();
        Assert.Equal((0, "15 passed, 0 failed"), (result.ExitCode, LastLine(result)));
        Assert.Contains("  A: 10 passed, 0 failed, 0 skipped", result.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was left out", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_counted_named_and_decides()
    {
        Ran("A", 1, total: 3, executed: 3, passed: 2, failed: 1, failedTest: "A.Says(text: &quot;&lt;b&gt;&quot;)");
        var result = await SummarizeAsync();
        Assert.Equal((1, "2 passed, 1 failed"), (result.ExitCode, LastLine(result)));
        Assert.Contains("  failed: A.Says(text: \"<b>\")", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_skipped_stands_in_the_last_line()
    {
        Ran("A", 0, total: 4, executed: 3, passed: 3);
        Assert.Equal("3 passed, 0 failed, 1 skipped", LastLine(await SummarizeAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_broke_off_is_a_failure_with_or_without_a_file(bool file)
    {
        Ran("A", 0, total: 2, executed: 2, passed: 2);
        if (file) Ran("B", 134, total: 1, executed: 1, passed: 1);
        else File.WriteAllText(_folder.Sub("B.status"), "134\n");
        var result = await SummarizeAsync();
        Assert.Equal((1, file ? "3 passed, 1 failed" : "2 passed, 1 failed"), (result.ExitCode, LastLine(result)));
        Assert.Contains("B broke off (exit code 134)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_no_test_ran_is_a_failure()
    {
        Ran("A", 0, total: 0, executed: 0, passed: 0);
        var result = await SummarizeAsync();
        Assert.Equal((1, "0 passed, 0 failed"), (result.ExitCode, LastLine(result)));
        Assert.Contains("No test ran", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_out_is_listed()
    {
        Ran("A", 0, total: 1, executed: 1, passed: 1);
        var result = await SummarizeAsync("long (./test.sh --long): A.Slow\n\n");
        Assert.Contains("What did not run:\n  long (./test.sh --long): A.Slow\n\n1 passed", result.Output, StringComparison.Ordinal);
    }

    private Task<ScriptResult> SummarizeAsync(string leftOut = "") => Script.RunAsync(
        "set -euo pipefail; . scripts/results.sh; summarize \"$FOLDER\" \"$LEFT_OUT\"",
        new Dictionary<string, string> { ["FOLDER"] = _folder.Path, ["LEFT_OUT"] = leftOut });

    private static string LastLine(ScriptResult result) => result.Output.TrimEnd('\n').Split('\n')[^1];

    private void Ran(string name, int status, int total, int executed, int passed, int failed = 0, string? failedTest = null)
    {
        File.WriteAllText(_folder.Sub(name + ".status"), $"{status}\n");
        File.WriteAllText(_folder.Sub(name + ".trx"), $"""
            <?xml version="1.0" encoding="utf-8"?>
            <TestRun><Results>
                <UnitTestResult executionId="1" testName="A.Fine" computerName="h" outcome="Passed" />
                {(failedTest is null ? "" : $"<UnitTestResult executionId=\"2\" testName=\"{failedTest}\" computerName=\"h\" outcome=\"Failed\">")}
            </Results>
            <ResultSummary outcome="x">
                <Counters total="{total}" executed="{executed}" passed="{passed}" failed="{failed}" error="0" timeout="0" aborted="0" inconclusive="0" notExecuted="0" />
            </ResultSummary></TestRun>
            """);
    }
}
