using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>Hosts: added at sign-up, seen by themselves and by the staff of their organisation.</summary>
public sealed class Hosts(Database database)
{
    internal const string Columns = "account, organisation, vetting, round, introduced_by, about, version, most_requests, safety_since";

    /// <summary>More requests at a time than these nobody answers with care.</summary>
    public const int MostRequestsEver = 5;

    /// <summary>Adds the host, not yet vetted.</summary>
    /// <param name="introducedBy">Who brought the host in, and so may not vet them (T03).</param>
    public static async Task Add(Write write, Guid account, Guid organisation, Guid? introducedBy = null)
    {
        await write.Execute("INSERT INTO hosts (account, organisation, vetting, introduced_by) VALUES (@account, @organisation, 'None', @introducedBy)", new { account, organisation, introducedBy });
        write.Note("hosts", "added", account, organisation);
    }

    /// <summary>The host, or null when there is none that this viewer may see.</summary>
    public Task<Host?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Host>($"""
        SELECT {Columns} FROM hosts WHERE account = @id AND (@isSystem OR @isHost AND account = @viewer OR @isStaff AND organisation = @Organisation)
        """, Accommodations.Asking(viewer, id)));

    /// <summary>True when the host is vetted now and nothing is to be looked into, and stays so until the write ends.</summary>
    public static async Task<bool> IsVetted(Write write, Guid host) =>
        await write.Execute("UPDATE hosts SET version = version WHERE account = @host AND vetting = 'Vetted' AND safety_since IS NULL", new { host }) == 1;

    /// <summary>The host's row is this write's until it ends: what others do with the host is done before it or after it.</summary>
    public static Task Hold(Write write, Guid host) => write.Execute("UPDATE hosts SET version = version WHERE account = @host", new { host });

    /// <summary>Takes everything of the host out of all offers until one of the staff has looked: somebody said that it was not safe.</summary>
    public static async Task HoldForSafety(Write write, Guid host)
    {
        if (await write.Execute("UPDATE hosts SET safety_since = @Now WHERE account = @host AND safety_since IS NULL AND vetting <> 'Barred'", new { host, write.Now }) == 0) return;
        write.Note("hosts", "held for safety", host);
        foreach (var home in await write.Query<Guid>("SELECT id FROM accommodations WHERE host = @host", new { host })) await Accommodations.Touched(write, home, "held for safety");
    }

    /// <summary>How many requests the host wants before them at a time.</summary>
    public static Task<int> MostRequests(Write write, Guid host) => write.Find<int>("SELECT most_requests FROM hosts WHERE account = @host", new { host });

    /// <summary>The host who writes wants so many.</summary>
    internal static async Task Limit(Write write, int most)
    {
        await write.Change("UPDATE hosts SET most_requests = @most WHERE account = @host", new { most, host = write.By.Id });
        write.Note("hosts", "limits requests", write.By.Id);
    }
}
