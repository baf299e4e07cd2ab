using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Map;

/// <summary>The public picture of today, in universal time; made when it is first asked for on a day.</summary>
internal sealed class Today(PublicDays days, FreeUnits units, OpenPleas pleas, PublicAreas areas, PublicPlaces squares, Places places, TimeProvider clock)
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile PublicDay? day;

    public async ValueTask<PublicDay> Get()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return day is { } known && known.Date == today ? known : await Make(today);
    }

    private async Task<PublicDay> Make(DateOnly today)
    {
        await turn.WaitAsync();
        try
        {
            if (day is { } known && known.Date == today) return known;
            if (await days.Find(today) is null) await days.Keep(today, PublicPicture.Of(units, pleas, areas, squares, places));
            return day = new(today, await days.Find(today) ?? PublicPicture.Empty, areas);
        }
        finally
        {
            turn.Release();
        }
    }
}
