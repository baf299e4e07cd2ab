using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The way in for hosts and staff: an address, to which a code goes. A passkey skips the rest.</summary>
public static class SignIn
{
    public static IResult Show(Visit visit, string? back) => visit.Viewer.Has(Roles.Host | Roles.Staff)
        ? visit.GoTo(SignInEnd.Path(visit.Viewer, back))
        : visit.Page<SignInPage, SignInAnswer>(new(back));

    /// <summary>For staff who have a passkey and no authenticator: a code alone does not let them in.</summary>
    public static IResult NeedPasskey(Visit visit, string? back) => visit.Page<SignInPage, SignInAnswer>(new(back, NeedsPasskey: true));

    public static async Task<IResult> Submit(Visit visit, SignInBudgets budgets, SignInLetters letters)
    {
        var form = await visit.ReadForm();
        var address = AccountEmail.Read(form, "email");
        if (!form.IsGood) return visit.Page<SignInPage, SignInAnswer>(new(form.Raw("back")));
        budgets.SpendLetter(visit.Http, address!);
        await SignInStep.AwaitCode(visit.Http, await letters.SendCode(visit.Act("sign-in"), address!));
        return visit.GoTo(SignInEnd.With("/sign-in/code", form.Raw("back")));
    }
}

/// <summary>Where somebody wants to go, and whether only a passkey gets them there.</summary>
public sealed record SignInAnswer(string? Back, bool NeedsPasskey = false);
