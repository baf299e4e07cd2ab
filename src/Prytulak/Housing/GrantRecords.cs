using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>
/// A coordinator sees how many homes each colleague has been shown within the hour, and lets one see more for some hours;
/// nobody grants to themselves (T34). GET and POST /records.
/// </summary>
public sealed class GrantRecords(Accounts accounts, ReadGrants grants, Reveals reveals, Journal journal)
{
    internal const Roles Readers = Roles.Caseworker | Roles.Coordinator | Roles.Vetter;

    public static async Task<IResult> Show(Visit visit, GrantRecords records) => Page(visit, await records.Of(visit.Viewer));

    public static async Task<IResult> Submit(Visit visit, GrantRecords records)
    {
        // It gives out a right, so no credential of a program opens it.
        if (visit.Http.Items.ContainsKey(typeof(ApiCredential))) throw Refusal.Absent;
        var (form, readers) = (await visit.ReadForm(), await records.Of(visit.Viewer));
        var colleague = form.Choice("colleague", readers.Where(reader => reader.MayGrant).Select(reader => reader.Id.ToString()), required: true);
        var (more, hours, reason) = (Number(form, "more", ReadGrants.Amounts), Number(form, "hours", ReadGrants.Hours), form.Choice("reason", ReadGrants.Reasons, required: true));
        if (!form.IsGood) return Page(visit, readers);
        await records.Give(visit.Act("team"), Guid.Parse(colleague!), more, hours, reason!);
        return visit.GoTo("/records");
    }

    private static int Number(Form form, string field, IEnumerable<int> allowed) =>
        form.Choice(field, allowed.Select(number => number.ToString()), required: true) is { } typed ? int.Parse(typed) : 0;

    private static IResult Page(Visit visit, IReadOnlyList<Reader> readers) => visit.Page<GrantRecordsPage, GrantRecordsAnswer>(new(HomeReads.MostAnHour, readers));

    private Task Give(Act act, Guid colleague, int more, int hours, string reason) => journal.Write(act, write => ReadGrants.Give(write, colleague, more, hours, reason));

    private async Task<IReadOnlyList<Reader>> Of(Viewer viewer)
    {
        var colleagues = (await accounts.Colleagues(viewer)).Where(account => account.State is AccountState.Active && (account.Roles & Readers) != 0).ToList();
        var ids = colleagues.Select(account => account.Id).ToList();
        var (rows, open) = (await grants.Of(ids), await reveals.Many(new Act(viewer, "team"), "accounts", ids, AccountFacts.Name.Name));
        var readers = new List<Reader>();
        foreach (var account in colleagues)
            readers.Add(new()
            {
                Id = account.Id, Name = await open.Open(account.Name, AccountFacts.Name), Read = rows[account.Id].Read, More = rows[account.Id].More ?? 0, Until = rows[account.Id].Until,
                MayGrant = account.Id != viewer.Id,
            });
        // Whoever has seen most stands first: for them the page was opened.
        return [.. readers.OrderByDescending(reader => reader.Read)];
    }
}

/// <summary>How many homes anybody is shown in an hour, and how many these have been.</summary>
public sealed record GrantRecordsAnswer(int MostAnHour, IReadOnlyList<Reader> Readers);

/// <summary>One who reads of homes here, as their coordinator sees them.</summary>
public sealed class Reader
{
    public required Guid Id { get; init; }
    public string? Name { get; init; }
    public required int Read { get; init; }

    /// <summary>What they were granted beyond the usual, until then.</summary>
    public required int More { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>False for oneself.</summary>
    public required bool MayGrant { get; init; }
}
