using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Households: how they ask for shelter, come back, read, change, withdraw and vanish.</summary>
public sealed class HouseholdsModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        Columns.HoldPersonal<Needs>();
        Columns.HoldPersonal<Contact>();
        services.AddSingleton<Households>().AddSingleton<Messages>().AddSingleton<HouseholdNotices>();
        services.AddSingleton<OpenPleas>().AddSingleton<Foundation.Index>(s => s.GetRequiredService<OpenPleas>());
    }
}
