using Prytulak.Look;

namespace Prytulak.Map;

/// <summary>The script that keeps the last view of the map for when there is no connection. It stands at the root, so that it may be given "/map" to look after.</summary>
internal static class MapWorker
{
    public static IResult Serve(HttpContext http) => LookFiles.Serve("", "map-worker.js", http);
}
