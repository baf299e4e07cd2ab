using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Signs in an invented person of a demonstration by a printed link. In any other network there is no such page.</summary>
public static class SignInDemonstration
{
    public static async Task<IResult> Open(Visit visit, string token, SignInLinks links, Network network, Accounts accounts, SignInEnd end)
    {
        if (links.Read(token) is not { } id || !await network.Is(Network.Demonstration)) throw Refusal.Absent;
        return await accounts.Find(Viewer.System, id) is { State: AccountState.Active } account ? await end.Arrive(visit, account, null) : throw Refusal.Absent;
    }
}
