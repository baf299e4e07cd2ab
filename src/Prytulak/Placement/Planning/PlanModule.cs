using Prytulak.Foundation;

namespace Prytulak.Placement.Planning;

/// <summary>The plan: who would go where, the best for the whole organisation, and why.</summary>
public sealed class PlanModule : Module
{
    private const Roles Desk = Roles.Caseworker | Roles.Coordinator;

    // What a plan is made of; it comes after the modules whose indexes it reads, so that it notices what they hold already.
    private static readonly string[] Followed = ["households", "accommodations", "hosts", "stays", "queued_proposals", "planted_homes", "barred_pairs", "plan_weights"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PlanDecisions>().AddSingleton<HostTurns>().AddSingleton<PlanInputs>().AddSingleton<SavedWeights>().AddSingleton<PlanChanges>().AddSingleton<Plans>().AddSingleton<SendPlan>();
        foreach (var table in Followed) services.AddSingleton<Foundation.Index>(s => new PlanFollower(table, s.GetRequiredService<PlanChanges>()));
    }

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/plan", Desk, ShowPlan.Show);
        routes.Get("/plan/map", Desk, ShowPlanMap.Show);
        routes.Get("/plan/without", Desk, ShowUnplaced.Show);
        routes.Get("/plan/households/{id:guid}", Desk, ShowPlanned.Show);
        routes.Get("/plan/households/{id:guid}/instead/{unit:guid}", Desk, ShowInstead.Show);
        routes.Post("/plan/send", Desk, SendPlan.Submit);
        routes.Get("/plan/weights", Desk, SetWeights.Show);
        routes.Post("/plan/weights", Roles.Coordinator, SetWeights.Submit);
        routes.Get("/plan/fairness", Roles.Coordinator, ShowFairness.Show);
        routes.Get("/plan/fairness.csv", Roles.Coordinator, ShowFairness.Show);
    }
}
