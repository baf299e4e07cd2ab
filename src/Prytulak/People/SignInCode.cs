using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The second page of the way in: the code from the letter.</summary>
public static class SignInCode
{
    public static async Task<IResult> Show(Visit visit, string? back) => await SignInStep.CodeOf(visit.Http) is null
        ? visit.GoTo(SignInEnd.With("/sign-in", back))
        : visit.Page<SignInCodePage, SignInAnswer>(new(back));

    public static async Task<IResult> Submit(Visit visit, SignInBudgets budgets, Journal journal, SignInCodes codes, SignInEnd end)
    {
        var form = await visit.ReadForm();
        if (await SignInStep.CodeOf(visit.Http) is not { } asked) return visit.GoTo(SignInEnd.With("/sign-in", form.Raw("back")));
        budgets.SpendTry(visit.Http);
        var typed = Digits(form);
        // Not once by its key, as commands are: the same answer again must not let somebody in again.
        if (form.IsGood && await journal.Write(new Act(visit.Viewer, "sign-in"), write => codes.Use(write, asked, typed)) is { } account)
            return await end.AfterAddress(visit, account, form.Raw("back"));
        form.Fault("code", "sign_in.code_fault");
        return visit.Page<SignInCodePage, SignInAnswer>(new(form.Raw("back")));
    }

    /// <summary>The digits of what was typed, however they were grouped.</summary>
    public static string Digits(Form form) => string.Concat((form.Text("code", 40, required: true) ?? "").Where(char.IsAsciiDigit));
}
