using Dapper;
using Prytulak.Engines.Planning;
using Prytulak.Foundation;

namespace Prytulak.Placement.Planning;

/// <summary>What counts how much in the plans of an organisation, as its coordinators have set it.</summary>
/// <param name="Version">0 while nobody has.</param>
public sealed record WeightsOf(PlanWeights Weights, int Version);

/// <summary>All SQL of weights.</summary>
public sealed class SavedWeights(Database database)
{
    public async Task<WeightsOf> Of(Guid organisation)
    {
        var row = await database.Read(c => c.QuerySingleOrDefaultAsync<Row>("""
            SELECT version, person, urgency, waiting_month, distance, language, near, free_of_charge, own_bath, spare_bed, step_free_kept, host_load, together
            FROM plan_weights WHERE organisation = @organisation
            """, new { organisation }));
        return row is null ? new(new(), 0) : new(row.Weights, row.Version);
    }

    /// <summary>Sets them, if nobody has since this version.</summary>
    public static async Task Set(Write write, Guid organisation, PlanWeights weights, int version)
    {
        await write.Change("""
            INSERT INTO plan_weights (organisation, version, person, urgency, waiting_month, distance, language, near, free_of_charge, own_bath, spare_bed, step_free_kept, host_load, together, changed_by, changed_at)
            VALUES (@organisation, @version + 1, @Person, @Urgency, @WaitingMonth, @Distance, @Language, @Near, @FreeOfCharge, @OwnBath, @SpareBed, @StepFreeKept, @HostLoad, @Together, @by, @Now)
            ON CONFLICT (organisation) DO UPDATE SET version = excluded.version, person = excluded.person, urgency = excluded.urgency, waiting_month = excluded.waiting_month,
                distance = excluded.distance, language = excluded.language, near = excluded.near, free_of_charge = excluded.free_of_charge, own_bath = excluded.own_bath,
                spare_bed = excluded.spare_bed, step_free_kept = excluded.step_free_kept, host_load = excluded.host_load, together = excluded.together, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            WHERE plan_weights.version = @version
            """, new
        {
            organisation, version, weights.Person, weights.Urgency, weights.WaitingMonth, weights.Distance, weights.Language, weights.Near, weights.FreeOfCharge, weights.OwnBath,
            weights.SpareBed, weights.StepFreeKept, weights.HostLoad, weights.Together, by = write.By.Id, write.Now,
        });
        write.Note("plan_weights", "set", organisation, organisation);
    }

    private sealed class Row
    {
        public int Version { get; init; }
        public int Person { get; init; }
        public int Urgency { get; init; }
        public int WaitingMonth { get; init; }
        public int Distance { get; init; }
        public int Language { get; init; }
        public int Near { get; init; }
        public int FreeOfCharge { get; init; }
        public int OwnBath { get; init; }
        public int SpareBed { get; init; }
        public int StepFreeKept { get; init; }
        public int HostLoad { get; init; }
        public int Together { get; init; }

        public PlanWeights Weights => new()
        {
            Person = Person, Urgency = Urgency, WaitingMonth = WaitingMonth, Distance = Distance, Language = Language, Near = Near,
            FreeOfCharge = FreeOfCharge, OwnBath = OwnBath, SpareBed = SpareBed, StepFreeKept = StepFreeKept, HostLoad = HostLoad, Together = Together,
        };
    }
}
