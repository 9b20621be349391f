using System.Runtime.Versioning;

namespace SupportAddon.Tests.Scripts;

[UnsupportedOSPlatform("windows")]
public sealed class RequireTests
{
    [Fact]
    public async Task Where_nothing_is_missing_it_says_and_does_nothing()
    {
        using var machine = new BareMachine().WithApt("x").With("initdb").With("pdftotext").With("dotnet", "echo '10.0.401 [/usr/share]'");
        Assert.Equal(new ScriptResult(0, "", ""), await machine.RequireAsync("dotnet postgresql poppler"));
        Assert.Equal("", machine.Log);
    }

    [Fact]
    public async Task Root_on_Debian_gets_PostgreSQL_without_a_server_that_nobody_asked_for()
    {
        using var machine = new BareMachine().WithApt("initdb");
        var result = await machine.RequireAsync("postgresql");
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        var asked = machine.Log.Split('\n');
        Assert.Contains("update", asked[0], StringComparison.Ordinal);
        // The setting was there before the package.
        Assert.Equal("create_main_cluster = false", asked[1]);
        Assert.Contains("install --no-install-recommends postgresql", asked[2], StringComparison.Ordinal);
        Assert.Contains("DEBIAN_FRONTEND=noninteractive", asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_a_PostgreSQL_that_has_been_there_are_left_alone()
    {
        using var machine = new BareMachine().WithApt("initdb");
        Directory.CreateDirectory(machine.Etc("postgresql-common"));
        await File.WriteAllTextAsync(machine.Etc("postgresql-common/createcluster.conf"), "mine\n");
        Assert.Equal(0, (await machine.RequireAsync("postgresql")).ExitCode);
        Assert.Equal("mine\n", await File.ReadAllTextAsync(machine.Etc("postgresql-common/createcluster.conf")));
    }

    [Fact]
    public async Task A_second_time_nothing_is_asked_of_apt()
    {
        using var machine = new BareMachine().WithApt("initdb");
        await machine.RequireAsync("postgresql");
        var before = machine.Log;
        Assert.Equal(new ScriptResult(0, "", ""), await machine.RequireAsync("postgresql"));
        Assert.Equal(before, machine.Log);
    }

    [Fact]
    public async Task A_user_with_sudo_without_a_password_gets_it_too()
    {
        using var machine = new BareMachine("ID=ubuntu\nID_LIKE=debian", user: 1000).WithApt("pdftotext")
            .With("sudo", "shift; [ \"$1\" = -- ] && shift; exec \"$@\"").With("true");
        Assert.Equal(0, (await machine.RequireAsync("poppler")).ExitCode);
        Assert.Contains("poppler-utils", machine.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_whose_sudo_wants_a_password_is_told_what_to_install()
    {
        using var machine = new BareMachine(user: 1000).WithApt("initdb").With("sudo", "exit 1");
        var result = await machine.RequireAsync("postgresql");
        Assert.Equal(1, result.ExitCode);
        foreach (var way in (string[])["apt install postgresql", "dnf install postgresql-server", "brew install postgresql@17", "winget install PostgreSQL"])
            Assert.Contains(way, result.Errors, StringComparison.Ordinal);
        Assert.Equal("", machine.Log);
    }

    [Fact]
    public async Task On_another_system_only_what_is_missing_is_named()
    {
        using var machine = new BareMachine("ID=fedora").WithApt("chromium").With("initdb");
        var result = await machine.RequireAsync("postgresql chromium redmine");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("dnf install chromium", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Redmine", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PostgreSQL", result.Errors, StringComparison.Ordinal);
        Assert.Equal("", machine.Log);
    }

    [Theory]
    [InlineData("8.0.400 [/usr/share]")]
    [InlineData("")]
    public async Task An_SDK_older_than_10_is_told_and_apt_is_not_asked(string sdks)
    {
        using var machine = new BareMachine().WithApt("x").With("dotnet", $"echo '{sdks}'");
        var result = await machine.RequireAsync("dotnet");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(".NET SDK 10", result.Errors, StringComparison.Ordinal);
        Assert.Equal("", machine.Log);
    }

    [Fact]
    public async Task Redmine_is_told_beforehand_to_use_SQLite()
    {
        using var machine = new BareMachine().WithApt("puma");
        await machine.RequireAsync("redmine");
        Assert.StartsWith("redmine redmine/instances/default/dbconfig-install boolean true\nredmine redmine/instances/default/database-type select sqlite3", machine.Log, StringComparison.Ordinal);
        Assert.Contains("redmine redmine-sqlite puma sqlite3", machine.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ruby-bundler:\n  Installed: (none)\n  Candidate: 2.3.15-2+deb12u1", "2.3.15")]
    [InlineData("ruby-bundler:\n  Candidate: (none)", "")]
    [InlineData("", "")]
    public async Task Redmine_is_set_up_by_Debians_own_Bundler_where_there_is_one(string policy, string version)
    {
        using var machine = new BareMachine().WithApt("puma").With("apt-cache", $"cat <<'TEXT'\n{policy}\nTEXT");
        await machine.RequireAsync("redmine");
        Assert.EndsWith($" BUNDLER_VERSION={version}\n", machine.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_of_Debians_own_Python_is_looked_for_where_that_keeps_its_packages()
    {
        using var machine = new BareMachine("ID=fedora").With("python3", "exit 1");
        Assert.Contains("apt install python3-aiosmtpd", (await machine.RequireAsync("smtp")).Errors, StringComparison.Ordinal);
        using var other = new BareMachine("ID=fedora").With("python3");
        Assert.Equal(new ScriptResult(0, "", ""), await other.RequireAsync("smtp"));
    }

    [Fact]
    public async Task A_source_that_does_not_answer_does_not_keep_the_rest_from_being_installed()
    {
        using var machine = new BareMachine().WithApt("initdb", updates: false);
        Assert.Equal(0, (await machine.RequireAsync("postgresql")).ExitCode);
    }

    [Fact]
    public async Task An_installation_that_fails_shows_apts_words_and_the_ways_left()
    {
        using var machine = new BareMachine().WithApt("initdb", installs: false);
        var result = await machine.RequireAsync("postgresql");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Unable to locate package", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Missing on this machine", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_that_it_does_not_know_is_a_mistake_of_the_caller()
    {
        using var machine = new BareMachine();
        Assert.NotEqual(0, (await machine.RequireAsync("gold")).ExitCode);
    }
}
