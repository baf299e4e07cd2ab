using System.Diagnostics;
using Npgsql;

namespace Prytulak.Tests.Fixture;

/// <summary>A PostgreSQL with data of its own in a temporary folder, reached by a socket there. It ends with this process, however that ends.</summary>
public sealed class PostgresServer : IDisposable
{
    // The shell waits for words; the pipe they come through closes with this process, even a killed one.
    private const string Script = """
        set -eu
        PATH="$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)"
        dir=$(mktemp -d "${TMPDIR:-/tmp}/prytulak-postgres-XXXXXX")
        initdb -D "$dir/data" -U prytulak -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb" 2>&1 || { cat "$dir/initdb" >&2; exit 1; }
        begin() { postgres -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=400 -c shared_buffers=32MB -c autovacuum=off -c fsync=on >>"$dir/log" 2>&1 & server=$!; }
        begin
        echo "$dir"
        remaining() { for process in /proc/[0-9]*; do [ "$(readlink "$process/cwd")" != "$dir/data" ] || echo "${process#/proc/}"; done 2>/dev/null; }
        while read -r word; do
            kill -9 $server $(cat /proc/$server/task/$server/children) || true
            wait $server || true
            # One that was being born holds the shared memory, without which there is no new beginning.
            while [ -n "$(remaining)" ]; do kill -9 $(remaining) 2>/dev/null || true; done
            begin
            echo "$word"
        done
        kill -INT $server
        wait $server || true
        rm -rf "$dir"
        """;

    private readonly Process shell;

    private PostgresServer(Process shell, string folder) => (this.shell, Address) = (shell, $"Host={folder};Username=prytulak;Database=postgres;Pooling=false");

    public string Address { get; }

    public static async Task<PostgresServer> Start()
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        // PostgreSQL does not run as root.
        if (Environment.UserName == "root")
        {
            start.FileName = "setpriv";
            foreach (var part in (string[])["--reuid", Unprivileged, "--regid", "nogroup", "--clear-groups", "/bin/sh"]) start.ArgumentList.Add(part);
        }
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        var shell = Process.Start(start)!;
        var folder = await shell.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("No PostgreSQL could be started: " + await shell.StandardError.ReadToEndAsync());
        return await new PostgresServer(shell, folder).Answering();
    }

    /// <summary>Kills all of its processes at once (SIGKILL), and starts it again on what is on the disk.</summary>
    public async Task KillAndRevive()
    {
        await shell.StandardInput.WriteLineAsync("kill");
        await shell.StandardInput.FlushAsync();
        await shell.StandardOutput.ReadLineAsync();
        await Answering();
    }

    private static string Unprivileged => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private async Task<PostgresServer> Answering()
    {
        for (var patience = 600; ; patience--)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Address);
                await connection.OpenAsync();
                return this;
            }
            catch (NpgsqlException) when (patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}
