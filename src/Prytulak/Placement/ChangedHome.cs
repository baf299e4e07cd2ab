using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>
/// What happens to the stays of a home when its host says that others live there than was said before: a proposal that may not
/// be any more is taken back, and of who has agreed or lives there already their caseworker is told.
/// </summary>
public static class ChangedHome
{
    public static async Task Follow(Write write, Guid home, StayChanges changes, Safeguard safeguard, DeskNotices desk)
    {
        foreach (var stay in await Stays.NotOverIn(write, home))
        {
            if (await safeguard.Holds(write, stay)) continue;
            if (stay.State.IsPending()) await changes.Apply(write, stay, StayMove.Cancel, StayReasons.Residents);
            else write.Note("stays", "others live there now", stay.Id, stay.Organisation);
            await desk.TellCaseworker(write, stay.Household, stay.Organisation, "notice.news");
        }
    }
}
