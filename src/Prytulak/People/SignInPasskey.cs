using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The short way in, by script: a passkey, which is enough for hosts and staff alike.</summary>
public static class SignInPasskey
{
    public static Task<IResult> Options(Visit visit, SignInBudgets budgets, PasskeyCeremonies ceremonies)
    {
        budgets.SpendTry(visit.Http);
        return ceremonies.Ask();
    }

    public static async Task<IResult> Submit(Visit visit, SignInBudgets budgets, PasskeyCeremonies ceremonies, Journal journal, SignInEnd end)
    {
        var form = await visit.ReadForm();
        budgets.SpendTry(visit.Http);
        if (await ceremonies.Answered(form.Raw("credential")) is not var (account, passkey))
        {
            form.Fault("email", "sign_in.passkey_fault");
            return visit.Page<SignInPage, SignInAnswer>(new(form.Raw("back")));
        }
        await journal.Write(new Act(visit.Viewer, "sign-in"), write => Passkeys.Used(write, passkey));
        return await end.Arrive(visit, account, form.Raw("back"));
    }
}
