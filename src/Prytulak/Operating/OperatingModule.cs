using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>What the operator of a network needs: a demonstration to look at, and the commands of ./prytulak.</summary>
public sealed class OperatingModule : Module
{
    public override void AddServices(IServiceCollection services) =>
        services.AddSingleton<DemonstrationRows>().AddSingleton<Demonstration>();
}
