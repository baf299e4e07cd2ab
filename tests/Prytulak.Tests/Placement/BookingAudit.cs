using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Tests.Placement;

/// <summary>Looks at every stay and every night by brute force, and shares nothing with the code that it checks.</summary>
public static class BookingAudit
{
    /// <summary>Every night over capacity, every stay that has not exactly its nights, in words.</summary>
    public static async Task<List<string>> Faults(Database database)
    {
        var stays = (await database.Read(c => c.QueryAsync<Line>("""
            SELECT s.id, s.unit, s.household, s.state, s.from_night, s.to_night, h.people, h.infants, u.beds, u.cots
            FROM stays s JOIN households h ON h.id = s.household JOIN units u ON u.id = s.unit
            """))).ToList();
        var nights = (await database.Read(c => c.QueryAsync<(Guid Stay, int Night)>("SELECT stay, night FROM nights"))).ToLookup(n => n.Stay, n => n.Night);
        var faults = new List<string>();
        foreach (var night in from stay in stays where stay.Holds from n in stay.Nights group stay by (stay.Unit, n))
        {
            if (night.Count() > 1) faults.Add($"unit {night.Key.Unit} has {night.Count()} households on night {night.Key.n}");
            if (night.Any(s => s.People - Math.Min(s.Infants, s.Cots) > s.Beds)) faults.Add($"unit {night.Key.Unit} has too few beds on night {night.Key.n}");
        }
        faults.AddRange(from stay in stays
                        let held = nights[stay.Id].Order().ToArray()
                        where stay.Holds ? !held.SequenceEqual(stay.Nights) : stay.State is not ("Ended" or "BrokenDown") && held.Length > 0
                        select $"stay {stay.Id} is {stay.State} and holds {held.Length} nights");
        faults.AddRange(from stay in stays where stay.State is "Confirmed" or "Arrived" group stay by (stay.Household, stay.State) into homes where homes.Count() > 1 select $"household {homes.Key.Household} has {homes.Count()} homes");
        faults.AddRange(from stay in stays where stay.State is "Confirmed" or "Arrived" from n in stay.Nights group stay by (stay.Household, n) into beds where beds.Count() > 1 select $"household {beds.Key.Household} has {beds.Count()} homes on night {beds.Key.n}");
        return faults;
    }

    private sealed class Line
    {
        public Guid Id { get; init; }
        public Guid Unit { get; init; }
        public Guid Household { get; init; }
        public string State { get; init; } = "";
        public DateOnly FromNight { get; init; }
        public DateOnly ToNight { get; init; }
        public int People { get; init; }
        public int Infants { get; init; }
        public int Beds { get; init; }
        public int Cots { get; init; }

        public bool Holds => State is "Held" or "AcceptedByHost" or "AcceptedByHousehold" or "Confirmed" or "Arrived";

        public IEnumerable<int> Nights => Enumerable.Range(FromNight.DayNumber, ToNight.DayNumber - FromNight.DayNumber);
    }
}
