using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>A home and one unit of it as households and caseworkers read of it before anything is agreed: nothing that tells whose or where exactly it is.</summary>
public sealed class HomeViews(Accommodations accommodations, Units units, PublicPlaces places)
{
    /// <summary>The home with this one unit; null when it is gone.</summary>
    public async Task<HomeFacts?> Of(Guid accommodation, Guid unit, Text text)
    {
        if (await accommodations.Find(Viewer.System, accommodation) is not { } home) return null;
        return HomeFacts.Of(home, await units.Find(Viewer.System, unit) is { } one ? [one] : [], places, text);
    }
}
