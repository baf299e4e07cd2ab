using Prytulak.Foundation;

namespace Prytulak.Desk;

/// <summary>The caseworker's desk: whom to help next, one page a case, and the homes that fit.</summary>
public sealed class DeskModule : Module
{
    private const Roles Desk = Roles.Caseworker | Roles.Coordinator;

    public override void AddServices(IServiceCollection services) => services.AddSingleton<HomeCounts>();

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/desk", Desk, ShowDesk.Show);
        routes.Get("/desk.csv", Desk, ShowDesk.Show);
        routes.Get("/desk/find", Desk, FindCase.Show);
        routes.Get("/desk/homes", Desk, SearchHomes.Show);
        routes.Get("/desk/homes/tiles/{z:int}/{x:int}/{y:int}", Desk, ShowHomeTiles.Show).WithMetadata(new ForPrograms());
        routes.Get("/desk/households/{id:guid}", Desk, ShowCase.Show);
        routes.Post("/desk/households/{id:guid}/take", Desk, TakeCase.Submit);
        routes.Post("/desk/households/{id:guid}/messages", Desk, ShowCase.Write);
        routes.Post("/desk/households/{id:guid}/reveal", Desk, RevealCase.Submit);
        routes.Get("/desk/households/{id:guid}/candidates", Desk, ShowCandidates.Show);
        routes.Get("/desk/households/{id:guid}/tonight", Desk, ShowTonight.Show);
    }
}
