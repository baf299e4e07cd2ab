using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Map;

/// <summary>The map of Europe, blind to where anyone lives.</summary>
public sealed class MapModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PublicDays>().AddSingleton<PublicAreas>().AddSingleton<Today>().AddSingleton<MapFiles>().AddSingleton<PublicTiles>();
        services.AddSingleton<MapLayer, CrossingsLayer>();
    }

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/map", Roles.Everyone, ShowMap.Show);
        routes.Get("/map/seen", Roles.Everyone, ShowMap.Seen);
        routes.Get("/map/tiles.json", Roles.Everyone, ShowTiles.Describe);
        routes.Get("/map/tiles/{language}/{z:int}/{x:int}/{y:int}", Roles.Everyone, ShowTiles.Layers);
        routes.Get("/map/base/{language}/{z:int}/{x:int}/{y:int}", Roles.Everyone, ShowTiles.Base);
        routes.Get("/map-worker.js", Roles.Everyone, MapWorker.Serve);
    }
}
