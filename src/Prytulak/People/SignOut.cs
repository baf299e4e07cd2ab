using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>The way out, for everybody who can be signed in: this browser keeps nothing.</summary>
public static class SignOut
{
    public static async Task<IResult> Submit(Visit visit)
    {
        await AccountSession.SignOut(visit.Http);
        await HouseholdSession.SignOut(visit.Http);
        await SignInStep.Done(visit.Http);
        visit.Http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return visit.GoTo("/");
    }
}
