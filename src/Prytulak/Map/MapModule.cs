using Prytulak.Foundation;
using Prytulak.Map.Contracts;
using Prytulak.Map.Features;

namespace Prytulak.Map;

/// <summary>The map of Europe, blind to where anyone lives.</summary>
public sealed class MapModule : Module
{
    private static readonly ForPrograms Programs = new();

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PublicDays>().AddSingleton<PublicAreas>().AddSingleton<Today>().AddSingleton<MapFiles>().AddSingleton<PublicTiles>();
        services.AddSingleton<MapLayer, CrossingsLayer>().AddSingleton<FeatureCollections>();
        services.AddSingleton(s => new MapOutlines(s.GetRequiredService<MapFiles>()));
    }

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/map", Roles.Everyone, ShowMap.Show);
        routes.Get("/map/seen", Roles.Everyone, ShowMap.Seen).WithMetadata(Programs);
        routes.Get("/map/tiles.json", Roles.Everyone, ShowTiles.Describe).WithMetadata(Programs);
        routes.Get("/map/tiles/{language}/{z:int}/{x:int}/{y:int}", Roles.Everyone, ShowTiles.Layers).WithMetadata(Programs);
        routes.Get("/map/base/{language}/{z:int}/{x:int}/{y:int}", Roles.Everyone, ShowTiles.Base).WithMetadata(Programs);
        routes.Get("/map-worker.js", Roles.Everyone, MapWorker.Serve);
        MapFeatures(routes);
    }

    private static void MapFeatures(Routes routes)
    {
        routes.Get(ServeFeatures.Root, Roles.Everyone, ServeFeatures.Landing).WithMetadata(Programs);
        routes.Get(ServeFeatures.Root + "/conformance", Roles.Everyone, ServeFeatures.Conformance).WithMetadata(Programs);
        routes.Get(ServeFeatures.Root + "/api", Roles.Everyone, ServeFeatures.Api).WithMetadata(Programs);
        routes.Get(ServeFeatures.Root + "/collections", Roles.Everyone, ServeFeatures.Collections).WithMetadata(Programs);
        routes.Get(ServeFeatures.Root + "/collections/{collection}", Roles.Everyone, ServeFeatures.Collection).WithMetadata(Programs);
        routes.Get(ServeFeatures.Root + "/collections/{collection}/items", Roles.Everyone, ServeFeatures.Items).WithMetadata(Programs);
        routes.Get(ServeFeatures.Root + "/collections/{collection}/items/{feature}", Roles.Everyone, ServeFeatures.Item).WithMetadata(Programs);
    }
}
