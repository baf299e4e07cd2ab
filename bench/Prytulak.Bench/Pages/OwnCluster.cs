using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Prytulak.Bench.Pages;

/// <summary>A PostgreSQL with its default settings and data in a folder of its own, reached by a socket there. It ends with this process, however that ends.</summary>
sealed class OwnCluster : IDisposable
{
    private const double TicksOfSecond = 100;
    private const int User = 13, Inherited = 17, Parent = 3;

    // The shell waits for its input to close; that closes with this process, even a killed one.
    private const string Script = """
        set -eu
        PATH="$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)"
        [ -d "$1/data" ] || initdb -D "$1/data" -U prytulak -A trust -E UTF8 --locale=C >"$1/initdb" 2>&1 || { cat "$1/initdb" >&2; exit 1; }
        postgres -D "$1/data" -k "$1" -c listen_addresses= >>"$1/log" 2>&1 & server=$!
        echo $server
        cat >/dev/null
        kill -INT $server
        wait $server || true
        """;

    private readonly Process shell;
    private readonly string postmaster;

    private OwnCluster(Process shell, string postmaster, string folder) =>
        (this.shell, this.postmaster, Address) = (shell, postmaster, $"Host={folder};Username=prytulak;Database=postgres");

    public string Address { get; }

    /// <summary>Processor time of all its processes up to now.</summary>
    public TimeSpan Processor => TimeSpan.FromSeconds(Stats().Where(s => s.Id == postmaster || s.Fields[Parent] == postmaster)
        .Sum(s => Ticks(s.Fields, s.Id == postmaster ? Inherited - User : 2)) / TicksOfSecond);

    public static async Task<OwnCluster> Start(string folder)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", Path.GetFullPath(folder)])
            { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        // PostgreSQL does not run as root.
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root")
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
            (string[] leave, start.FileName) = (["--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "/bin/sh"], "setpriv");
            for (var at = 0; at < leave.Length; at++) start.ArgumentList.Insert(at, leave[at]);
        }
        var shell = Process.Start(start)!;
        var postmaster = await shell.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("No PostgreSQL could be started.");
        return await new OwnCluster(shell, postmaster, Path.GetFullPath(folder)).Answering();
    }

    private async Task<OwnCluster> Answering()
    {
        for (var patience = 600; ; patience--)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Address + ";Pooling=false");
                await connection.OpenAsync();
                return this;
            }
            catch (NpgsqlException) when (patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    // A process that has just ended has no file any more.
    private static IEnumerable<(string Id, string[] Fields)> Stats()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0])))
        {
            string[] fields;
            try
            {
                fields = Fields(File.ReadAllText(Path.Combine(folder, "stat")));
            }
            catch (IOException)
            {
                continue;
            }
            yield return (Path.GetFileName(folder), fields);
        }
    }

    // The second field is a name in brackets that may hold anything.
    private static string[] Fields(string stat) => ["", "", .. stat[(stat.LastIndexOf(')') + 2)..].Split(' ')];

    private static long Ticks(string[] fields, int count) => fields.AsSpan(User, count).ToArray().Sum(f => long.Parse(f, CultureInfo.InvariantCulture));

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}
