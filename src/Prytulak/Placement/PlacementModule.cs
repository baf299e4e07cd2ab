using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Stays: from a proposal to a key, and what comes after.</summary>
public sealed class PlacementModule : Module
{
    private const Roles Desk = Roles.Caseworker | Roles.Coordinator;

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Stays>().AddSingleton<HomeViews>().AddSingleton<StayChanges>().AddSingleton<StayNotices>().AddSingleton<ReleaseContact>();
        services.AddSingleton<BarredPairs>().AddSingleton<BreakStay>().AddSingleton<AfterBreakdown>().AddSingleton<DeskNotices>();
        services.AddSingleton<StayEnds>().AddSingleton<SeekNextHome>().AddSingleton<RemindOfEnds>().AddHostedService(s => s.GetRequiredService<RemindOfEnds>());
        services.AddSingleton<Statements>().AddSingleton<ShowStatement>();
        services.AddSingleton<StayOutcomes>().AddSingleton<SayOnTheWay>().AddSingleton<ShowFigures>();
        services.AddSingleton<QueuedProposals>().AddSingleton<SendProposal>().AddSingleton<SendQueued>().AddHostedService(s => s.GetRequiredService<SendQueued>());
        services.AddSingleton<LapseHolds>().AddHostedService(s => s.GetRequiredService<LapseHolds>());
        services.AddSingleton<MySection>(AnswerProposal.Section);
        services.AddSingleton<WhenWithdrawn>(s => (write, household) => LeavingHousehold.EndStays(write, household, s.GetRequiredService<StayChanges>()));
        services.AddSingleton<Forget>(s => (write, subject) => LeavingHousehold.EndStays(write, subject, s.GetRequiredService<StayChanges>()));
        services.AddSingleton<Forget>(BarredPairs.Forget);
        services.AddSingleton<Waivers>().AddSingleton<Safeguard>().AddSingleton<Forget>(Waivers.Forget);
        services.AddSingleton<ResidentsChanged>(s => (write, home) => ChangedHome.Follow(write, home, s.GetRequiredService<StayChanges>(), s.GetRequiredService<Safeguard>(), s.GetRequiredService<DeskNotices>()));
        services.AddSingleton<MyData>(s => (act, household) => LeavingHousehold.Data(act, household, s.GetRequiredService<Stays>()));
        services.AddSingleton<MyData>(s => (_, household) => s.GetRequiredService<Waivers>().Data(household));
        services.AddSingleton<HoldsAccount>(s => host => s.GetRequiredService<Stays>().AnyAt(host));
        services.AddSingleton<HostBarred>(s => (write, host) => BarredHost.CancelStays(write, host, s.GetRequiredService<StayChanges>()));
    }

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/requests", Roles.Host, AnswerRequest.Show);
        routes.Post("/requests/{id:guid}/{answer}", Roles.Host, AnswerRequest.Submit);
        routes.Get("/my/stays", Roles.Household, AnswerProposal.List);
        routes.Post("/my/stays/{id:guid}/{answer}", Roles.Household, AnswerProposal.Submit);
        routes.Get("/stays", Desk, ListStays.Show);
        routes.Get("/stays.csv", Desk, ListStays.Show);
        routes.Get("/stays/{id:guid}", Desk, ManageStay.Show);
        routes.Post("/stays/{id:guid}/{move}", Desk, ManageStay.Submit);
        routes.Post("/desk/households/{household:guid}/propose/{unit:guid}", Desk, ProposeStay.Submit);
        MapStatements(routes);
        routes.Get("/outcomes", Roles.Coordinator, ShowOutcomes.Show);
        routes.Get("/outcomes.csv", Roles.Coordinator, ShowOutcomes.Show);
        routes.Get("/figures", Roles.Everyone, (Visit visit, ShowFigures figures) => figures.Show(visit));
        routes.Post("/desk/queued/{id:guid}/remove", Desk, ProposeStay.TakeBack);
        MapWaivers(routes);
    }

    private static void MapWaivers(Routes routes)
    {
        routes.Get("/waivers", Desk, ListWaivers.Show);
        routes.Get("/waivers/{id:guid}", Desk, AnswerWaiver.Show);
        routes.Post("/waivers/{id:guid}", Desk, AnswerWaiver.Submit);
        routes.Post("/desk/households/{household:guid}/waive/{unit:guid}", Desk, AskForWaiver.Submit);
    }

    private static void MapStatements(Routes routes)
    {
        const Roles Signing = Roles.Host | Roles.Coordinator;
        routes.Get("/homes/{id:guid}/statement", Signing, (Visit visit, Guid id, ShowStatement statement) => statement.Latest(visit, id));
        routes.Get("/homes/{id:guid}/statement/{month}", Signing, (Visit visit, Guid id, string month, ShowStatement statement) => statement.Show(visit, id, month));
        routes.Get("/homes/{id:guid}/nights/{month}.csv", Signing, (Visit visit, Guid id, string month, ShowStatement statement) => statement.Show(visit, id, month));
        routes.Post("/homes/{id:guid}/statement/{month}", Signing, (Visit visit, Guid id, string month, ShowStatement statement, Journal journal) => statement.Sign(visit, id, month, journal));
        routes.Get("/statements/check", Roles.Everyone, CheckStatement.Show);
        routes.Post("/statements/check", Roles.Everyone, CheckStatement.Submit);
    }
}
