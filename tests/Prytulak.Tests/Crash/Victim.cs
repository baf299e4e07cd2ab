using System.Diagnostics;

namespace Prytulak.Tests.Crash;

/// <summary>A process that is started to be killed, and what it said before.</summary>
internal sealed class Victim : IDisposable
{
    private readonly Process process;

    private Victim(Process process) => this.process = process;

    public static Victim Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The quickest start: nothing here lives long enough to be worth optimising.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        return new(process);
    }

    public Task<string?> Line() => process.StandardOutput.ReadLineAsync();

    /// <summary>Kills it at once (SIGKILL) and gives back every line that it had said.</summary>
    public async Task<IReadOnlyList<string>> Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        // What stands in the pipe was said before the end; a line without its end was not said.
        var said = await process.StandardOutput.ReadToEndAsync();
        return said.Split('\n')[..^1];
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
