using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>One who works here, as their coordinator sees them.</summary>
public sealed class Colleague
{
    public Guid Id { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<Roles> Duties { get; init; } = [];
    public AccountState State { get; init; }
    public int Version { get; init; }

    /// <summary>False for oneself, and for those with duties that the viewer may not give.</summary>
    public bool MayChange { get; init; }
}

/// <summary>Everybody who works for the organisation.</summary>
public sealed record TeamAnswer(IReadOnlyList<Colleague> Colleagues);

/// <summary>The people of the viewer's own organisation.</summary>
public sealed class Team(Accounts accounts, Reveals reveals)
{
    public static async Task<IResult> Show(Visit visit, Team team) => visit.Page<TeamPage, TeamAnswer>(new(await team.Of(visit.Viewer)));

    public async Task<IReadOnlyList<Colleague>> Of(Viewer viewer)
    {
        var all = await accounts.Colleagues(viewer);
        var open = await reveals.Many(new Act(viewer, "team"), "accounts", [.. all.Select(a => a.Id)], AccountFacts.Name.Name);
        var colleagues = new List<Colleague>();
        foreach (var account in all) colleagues.Add(await Of(viewer, account, open));
        return colleagues;
    }

    /// <summary>A colleague whom the viewer may change; refuses where there is none.</summary>
    public async Task<Colleague> Find(Viewer viewer, Guid id)
    {
        if (await accounts.Find(viewer, id) is not { IsStaff: true } account || !MayChange(viewer, account)) throw Refusal.Absent;
        return await Of(viewer, account, await reveals.Several(new Act(viewer, "team"), "accounts", id, AccountFacts.Name.Name));
    }

    private static async Task<Colleague> Of(Viewer viewer, Account account, Revealed open) => new()
    {
        Id = account.Id, Name = await open.Open(account.Name, AccountFacts.Name), Duties = People.Duties.Of(account.Roles), State = account.State, Version = account.Version,
        MayChange = MayChange(viewer, account),
    };

    private static bool MayChange(Viewer viewer, Account account) => account.Id != viewer.Id && People.Duties.MayGive(viewer, account.Roles);
}
