using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>What is about to be done, to be confirmed.</summary>
public sealed record EndAnswer(string Action, string Back, bool IsOwn);

/// <summary>A household withdraws its request, opens it again, or has everything about it erased.</summary>
public sealed class EndRequest(Households households, Journal journal, Erasing erasing, IEnumerable<WhenWithdrawn> others)
{
    public async Task<IResult> AskWithdraw(Visit visit, Door door)
    {
        await door.Open(households, visit);
        return visit.Page<WithdrawPage, EndAnswer>(new(door.Home + "/withdraw", door.Home, door.IsOwn));
    }

    public async Task<IResult> Withdraw(Visit visit, Door door)
    {
        await visit.ReadForm();
        var household = await door.Open(households, visit);
        await journal.Write(visit.Act(door.Purpose), async write =>
        {
            await Households.Become(write, household.Id, HouseholdState.Withdrawn);
            foreach (var other in others) await other(write, household.Id);
        });
        return visit.GoTo(door.Home);
    }

    public async Task<IResult> Reopen(Visit visit, Door door)
    {
        await visit.ReadForm();
        var household = await door.Open(households, visit);
        await journal.Write(visit.Act(door.Purpose), write => Households.Become(write, household.Id, HouseholdState.Waiting));
        return visit.GoTo(door.Home);
    }

    public async Task<IResult> AskErase(Visit visit, Door door)
    {
        await door.Open(households, visit);
        return visit.Page<ErasePage, EndAnswer>(new(door.Home + "/erase", door.Home, door.IsOwn));
    }

    public async Task<IResult> Erase(Visit visit, Door door)
    {
        var form = await visit.ReadForm();
        var household = await door.Open(households, visit);
        if (!form.Ticked("sure")) form.Fault("sure", "erase.not_sure");
        if (!form.IsGood) return await AskErase(visit, door);
        await erasing.Erase(visit.Act(door.Purpose), household.Id);
        if (!door.IsOwn) return visit.GoTo("/desk");
        await HouseholdSession.SignOut(visit.Http);
        return visit.GoTo("/goodbye");
    }

    public static IResult Goodbye(Visit visit) => visit.Page<GoodbyePage, EndAnswer>(new("/goodbye", "/", IsOwn: true));
}
