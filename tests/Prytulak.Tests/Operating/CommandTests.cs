using System.Diagnostics;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>The commands as an operator types them: the real program, its answers and its exit code.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("serve", "--port")]
    [InlineData("organisation", "--coordinator")]
    [InlineData("verify", "--database")]
    [InlineData("backup", "--keys")]
    [InlineData("restore", "--from")]
    [InlineData("export", "--out")]
    [InlineData("import", "--from")]
    public async Task Every_command_explains_itself(string command, string option)
    {
        var (code, said, _) = await Run(command, "--help");
        Assert.Equal(0, code);
        Assert.Contains(option, said);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_a_sentence_and_the_exit_code_tells()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        foreach (var command in (string[][])[["verify"], ["backup", "--out", nowhere + ".bak"], ["restore", "--from", nowhere + ".bak"], ["import", "--from", nowhere + ".zip"]])
        {
            var (code, _, error) = await Run([.. command, "--data", nowhere]);
            Assert.NotEqual(0, code);
            Assert.Single(error.Trim().Split('\n'));
            Assert.DoesNotContain("   at ", error);
        }
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public async Task An_operator_saves_loses_restores_and_verifies_a_network()
    {
        await using var living = await Living.Start(On.Sqlite);
        var data = living.Settings.Data;
        await Succeed("backup", "--out", living.PathOf("main.bak"), "--data", data);
        await Succeed("backup", "--keys", "--out", living.PathOf("keys.bak"), "--data", data);
        await living.Network.Stop();
        Directory.Delete(data, recursive: true);
        await Succeed("restore", "--from", living.PathOf("main.bak"), "--keys", living.PathOf("keys.bak"), "--data", data);
        await Succeed("verify", "--data", data);
        await living.Network.Start();
        Assert.Equal(Living.Secret, await Contents.NameOf(living.Settings, living.Maria));
    }

    [Fact]
    public async Task A_network_is_founded_by_one_command_that_prints_one_link()
    {
        var data = Directory.CreateTempSubdirectory("prytulak-test-").FullName;
        var (code, said, _) = await Run("organisation", "--data", Path.Combine(data, "data"), "--name", "Dom Otwarty", "--countries", "pl, LT", "--languages", "pl,uk", "--coordinator", "Anna Nowak", "--email", "anna@dom.example");
        Assert.Equal(0, code);
        Assert.StartsWith("http://localhost:5000/sign-in/invitation/", said);
        await Succeed("verify", "--data", Path.Combine(data, "data"));
        Directory.Delete(data, recursive: true);
    }

    private static async Task Succeed(params string[] arguments)
    {
        var (code, said, error) = await Run(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} answered {code}: {said} {error}");
    }

    private static async Task<(int Code, string Said, string Error)> Run(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "prytulak"), arguments)
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await said, await error);
    }
}
