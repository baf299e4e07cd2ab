using Prytulak.Engines.Tiles;

namespace Prytulak.Map.Contracts;

/// <summary>The outlines of Europe and of its countries, for pictures that other modules make without script.</summary>
public sealed class MapOutlines
{
    private readonly MapFiles files;

    internal MapOutlines(MapFiles files) => this.files = files;

    /// <summary>Europe by countries.</summary>
    public OutlineDrawing Europe => files.Europe;

    /// <summary>A country by its regions; null where there is no such country. What is asked for is kept, so ask for none that a stranger made up.</summary>
    public OutlineDrawing? Country(string code) => files.Country(code);
}
