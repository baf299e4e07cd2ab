using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>A host leaves for good: everything about them becomes unreadable. While somebody lives with them, they are asked to wait.</summary>
public static class AccountErase
{
    public static IResult Show(Visit visit) => visit.Page<AccountErasePage, NoAnswer>(Of(visit));

    public static async Task<IResult> Submit(Visit visit, IEnumerable<HoldsAccount> holds, Erasing erasing)
    {
        var (answer, form) = (Of(visit), await visit.ReadForm());
        if (!form.Ticked("sure")) form.Fault("sure", "account.erase_unsure");
        foreach (var isHeld in holds)
            if (await isHeld(visit.Viewer.Id)) form.Fault("sure", "account.erase_held");
        if (!form.IsGood) return visit.Page<AccountErasePage, NoAnswer>(answer);
        await erasing.Erase(new Act(visit.Viewer, "own wish"), visit.Viewer.Id);
        return await SignOut.Submit(visit);
    }

    // Staff leave through their coordinator: what they did stays on record under their name until then.
    private static NoAnswer Of(Visit visit) => visit.Viewer.Has(Roles.Staff) ? throw Refusal.Absent : new();
}

/// <summary>A page that asks and shows nothing else.</summary>
public sealed record NoAnswer;
