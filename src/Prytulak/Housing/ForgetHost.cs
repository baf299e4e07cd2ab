using Prytulak.Foundation;

namespace Prytulak.Housing;

/// <summary>What housing forgets of a host: addresses, pictures, descriptions, and what vetters wrote.</summary>
public static class ForgetHost
{
    public static async Task Forget(Write write, Guid subject)
    {
        await Offers.Forget(write, subject);
        await Vettings.Forget(write, subject);
        await HostQuestions.Forget(write, subject);
    }
}
