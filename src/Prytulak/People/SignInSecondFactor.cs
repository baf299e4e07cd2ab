using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>The third page of the way in, for staff: the code that their authenticator shows now. It works once; five wrong ones lock the account for a while.</summary>
public static class SignInSecondFactor
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private enum Outcome { Right, Wrong, Locked, Gone }

    public static async Task<IResult> Show(Visit visit, string? back) => await SignInStep.AwaitingTotp(visit.Http) is null
        ? visit.GoTo(SignInEnd.With("/sign-in", back))
        : visit.Page<SignInSecondFactorPage, SignInAnswer>(new(back));

    public static async Task<IResult> Submit(Visit visit, SignInBudgets budgets, Journal journal, Reveals reveals, Accounts accounts, SignInEnd end)
    {
        var form = await visit.ReadForm();
        if (await SignInStep.AwaitingTotp(visit.Http) is not { } id) return visit.GoTo(SignInEnd.With("/sign-in", form.Raw("back")));
        budgets.SpendTry(visit.Http);
        var (typed, stamp) = (SignInCode.Digits(form), await SignInStep.StampOf(visit.Http));
        var outcome = form.IsGood ? await journal.Write(new Act(visit.Viewer, "sign-in"), write => Try(write, reveals, id, stamp, typed)) : Outcome.Wrong;
        if (outcome is Outcome.Right) return await end.Arrive(visit, (await accounts.Find(Viewer.System, id))!, form.Raw("back"));
        if (outcome is Outcome.Gone) return visit.GoTo("/sign-in");
        form.Fault("code", outcome is Outcome.Locked ? "sign_in.locked" : "sign_in.totp_fault");
        return visit.Page<SignInSecondFactorPage, SignInAnswer>(new(form.Raw("back")));
    }

    private static async Task<Outcome> Try(Write write, Reveals reveals, Guid id, string stamp, string typed)
    {
        if (await Accounts.Find(write, id) is not { State: AccountState.Active } account || account.Stamp != stamp) return Outcome.Gone;
        if (account.LockedUntil > write.Now) return Outcome.Locked;
        var secret = await reveals.Within(write, "accounts", id, account.Totp, AccountFacts.Totp);
        if (SignInTotp.Match(secret!, typed, write.Now, account.TotpStep) is { } step && await AccountChanges.UseTotp(write, account, step)) return Outcome.Right;
        await AccountChanges.Fail(write, account, MostFailures, Pause);
        return Outcome.Wrong;
    }
}
