using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>Homes and their hosts: offered, vetted, found.</summary>
public sealed class HousingModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        Columns.HoldPersonal<Position>();
        services.AddSingleton<Accommodations>().AddSingleton<Units>().AddSingleton<Hosts>();
        services.AddSingleton<FreeUnits>().AddSingleton<Foundation.Index>(s => s.GetRequiredService<FreeUnits>());
    }
}
