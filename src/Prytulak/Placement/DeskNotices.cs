using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Placement;

/// <summary>Tells the staff of an organisation that something wants them: a neutral letter, whose reader signs in to see what.</summary>
public sealed class DeskNotices(Accounts accounts, Notices notices)
{
    /// <summary>Tells the caseworker of a household; where it has none who can be told, all caseworkers.</summary>
    public async Task TellCaseworker(Write write, Guid household, Guid organisation, string textKey)
    {
        if (await Households.InWrite(write, household) is { Caseworker: { } one } && await notices.Tell(write, one, textKey)) return;
        await TellAll(write, organisation, Roles.Caseworker, textKey);
    }

    /// <summary>Tells everybody with one of these duties, except whoever acts: they know.</summary>
    public async Task TellAll(Write write, Guid organisation, Roles duties, string textKey)
    {
        foreach (var colleague in await accounts.Colleagues(new(Guid.Empty, Roles.System, organisation)))
            if ((colleague.Roles & duties) != 0 && colleague.Id != write.By.Id) await notices.Tell(write, colleague.Id, textKey);
    }
}
