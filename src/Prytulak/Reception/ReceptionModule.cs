using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Reception;

/// <summary>Public places where people who arrive are received: put up by one, seen by everybody once a second one stands for it.</summary>
public sealed class ReceptionModule : Module
{
    private const Roles Caring = Roles.Coordinator | Roles.Vetter;

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ReceptionPoints>().AddSingleton<ReceptionReader>();
        services.AddSingleton<KnownReception>().AddSingleton<Foundation.Index>(s => s.GetRequiredService<KnownReception>());
        services.AddSingleton<MapLayer, ReceptionLayer>();
        services.AddSingleton<ReceptionLapse>().AddHostedService(s => s.GetRequiredService<ReceptionLapse>());
    }

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/reception", Roles.Everyone, FindReception.Show);
        routes.Get("/reception/{id:guid}", Roles.Everyone, ShowReception.Show);
        routes.Get("/reception/manage", Caring, ManageReception.Show);
        routes.Get("/reception/manage/new", Roles.Coordinator, PutUpReception.Show);
        routes.Post("/reception/manage/new", Roles.Coordinator, PutUpReception.Submit);
        routes.Get("/reception/manage/{id:guid}", Caring, CheckReception.Show);
        routes.Post("/reception/manage/{id:guid}", Caring, CheckReception.Submit);
        routes.Get("/reception/manage/{id:guid}/edit", Roles.Coordinator, ChangeReception.Show);
        routes.Post("/reception/manage/{id:guid}/edit", Roles.Coordinator, ChangeReception.Submit);
        routes.Post("/reception/manage/{id:guid}/{move}", Caring, MoveReception.Submit);
    }
}
