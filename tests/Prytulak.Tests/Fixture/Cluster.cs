using System.Diagnostics;
using Dapper;
using Npgsql;
using Prytulak.Foundation;

namespace Prytulak.Tests.Fixture;

/// <summary>
/// A PostgreSQL of the tests' own, made when the first of them needs one and gone when they end, however they end.
/// Where PRYTULAK_TEST_POSTGRES names one by a connection string, that one is used.
/// </summary>
public static class Cluster
{
    private const string Script = """
        set -eu
        PATH="$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)"
        dir=$(mktemp -d /tmp/prytulak-postgres-XXXXXX)
        initdb -D "$dir/data" -U prytulak -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb" 2>&1 || { cat "$dir/initdb" >&2; exit 1; }
        postgres -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=400 -c fsync=on >"$dir/log" 2>&1 &
        echo "$dir"
        read -r _ || true
        kill -INT $!
        wait $! || true
        rm -rf "$dir"
        """;

    // Held, or the collector would close the pipe.
    private static Process? shell;

    private static readonly Lazy<Task<string>> Address = new(Start);
    private static readonly Lazy<Task<string>> Migrated = new(() => Template("template_main", database => Migrations.Apply(database)));
    private static readonly Lazy<Task<string>> MigratedKeys = new(() => Template("template_keys", database => Migrations.Apply(database, "Keys")));

    /// <summary>Connection strings of two new databases, both migrated: the main one, and that of the keys.</summary>
    public static async Task<(string Main, string Keys)> NewPair() =>
        (await New("main", await Migrated.Value), await New("keys", await MigratedKeys.Value));

    /// <summary>A new database without any table.</summary>
    public static Task<string> NewEmpty() => New("empty", "template0");

    public static async Task Drop(string address)
    {
        if (!address.Contains('=')) return;
        await using var connection = await Connect(await Address.Value);
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(address).Database} WITH (FORCE)");
    }

    private static async Task<string> New(string purpose, string template)
    {
        var name = $"{purpose}_{Guid.NewGuid():N}";
        await using var connection = await Connect(await Address.Value);
        await connection.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return At(await Address.Value, name);
    }

    private static async Task<string> Template(string purpose, Func<Database, Task> prepare)
    {
        var address = await New(purpose, "template0");
        await using (var database = Database.Open(address)) await prepare(database);
        return new NpgsqlConnectionStringBuilder(address).Database!;
    }

    private static string At(string cluster, string database) =>
        new NpgsqlConnectionStringBuilder(cluster) { Database = database, MinPoolSize = 0, IncludeErrorDetail = true }.ToString();

    private static async Task<string> Start() => Environment.GetEnvironmentVariable("PRYTULAK_TEST_POSTGRES") is { Length: > 0 } given
        ? given
        : await Answering($"Host={await Folder()};Username=prytulak;Database=postgres;Pooling=false");

    private static async Task<string> Folder()
    {
        // PostgreSQL does not run as root. The open pipe to the shell closes with this process, even a killed one.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        if (Environment.UserName == "root")
        {
            start.FileName = "setpriv";
            foreach (var part in (string[])["--reuid", Unprivileged, "--regid", "nogroup", "--clear-groups", "/bin/sh"]) start.ArgumentList.Add(part);
        }
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        shell = Process.Start(start)!;
        return await shell.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("No PostgreSQL could be started: " + await shell.StandardError.ReadToEndAsync());
    }

    private static string Unprivileged => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static async Task<string> Answering(string address)
    {
        for (var patience = 300; ; patience--)
        {
            try
            {
                await using var connection = await Connect(address);
                return address;
            }
            catch (NpgsqlException) when (patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<NpgsqlConnection> Connect(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        return connection;
    }
}
