using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The page behind an invitation. Opening it does nothing, for mail programs open links too; its button proves the address.</summary>
public static class SignInInvitation
{
    public static IResult Show(Visit visit, string token) =>
        InvitationLink.Read(token) is null ? throw Refusal.Absent : visit.Page<SignInInvitationPage, InvitationAnswer>(new(visit.Http.Request.Path));

    public static async Task<IResult> Submit(Visit visit, string token, SignInBudgets budgets, Journal journal, SignInCodes codes, SignInEnd end)
    {
        if (InvitationLink.Read(token) is not var (id, secret)) throw Refusal.Absent;
        budgets.SpendTry(visit.Http);
        return await journal.Write(new Act(visit.Viewer, "sign-in"), write => codes.Use(write, id, secret)) is { } account
            ? await end.AfterAddress(visit, account, null)
            : throw new Refusal(Why.Gone, "sign_in.invitation_gone");
    }
}

/// <summary>Where the button of an invitation sends.</summary>
public sealed record InvitationAnswer(string Path);
