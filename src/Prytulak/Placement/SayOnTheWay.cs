using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A household says that it is on its way; its host gets to know.</summary>
public sealed class SayOnTheWay(Journal journal, Stays stays, Notices notices)
{
    public async Task Say(Act act, Guid id)
    {
        var stay = await stays.Find(act.By, id) ?? throw Refusal.Absent;
        if (stay.State is not StayState.Confirmed) throw new Refusal(Why.Conflict, "stay.cannot");
        await journal.Write(act, async write =>
        {
            if (!await StayOutcomes.SetOut(write, id)) return;
            write.Note("stays", "set out", id, stay.Organisation);
            await notices.Tell(write, stay.Host, "notice.news");
        });
    }
}
