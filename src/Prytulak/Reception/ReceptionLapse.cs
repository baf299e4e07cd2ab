using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>Hides for good what nobody has confirmed for two weeks, and tells the coordinators once that there is something to confirm.</summary>
public sealed class ReceptionLapse(Journal journal, Accounts accounts, Notices notices, TimeProvider clock, ILogger<ReceptionLapse> log) : Rounds(TimeSpan.FromMinutes(10), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "expiry");

    public override Task Round() => journal.Write(Work, async write =>
    {
        foreach (var organisation in await ReceptionPoints.Lapse(write))
            foreach (var coordinator in await Coordinators(organisation)) await notices.Tell(write, coordinator, "notice.reception");
    });

    private async Task<IEnumerable<Guid>> Coordinators(Guid organisation) =>
        from colleague in await accounts.Colleagues(Viewer.System with { Organisation = organisation }) where (colleague.Roles & Roles.Coordinator) != 0 select colleague.Id;
}
