using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Prytulak.Engines.Phones;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Households: how they ask for shelter, come back, read, change, withdraw and vanish.</summary>
public sealed class HouseholdsModule : Foundation.Module
{
    private const Roles Desk = Roles.Caseworker | Roles.Coordinator;

    public override void AddServices(IServiceCollection services)
    {
        Columns.HoldPersonal<Needs>();
        Columns.HoldPersonal<Contact>();
        services.AddSingleton<Households>().AddSingleton<HouseholdWrites>().AddSingleton<HouseholdLinks>().AddSingleton<Messages>().AddSingleton<HouseholdNotices>();
        services.AddSingleton<Places>().AddSingleton<StepReader>().AddSingleton<CaseAnswers>().AddSingleton<WrongTries>();
        services.AddSingleton<BeginRequest>().AddSingleton<AskForShelter>().AddSingleton<SendRequest>().AddSingleton<KeepLink>().AddSingleton<ComeBack>();
        services.AddSingleton<MyRequest>().AddSingleton<EndRequest>().AddSingleton<TakeMyData>();
        services.AddSingleton<Groups>().AddSingleton<GroupCodes>().AddSingleton<GroupWrites>().AddSingleton<LiveNearby>();
        services.AddSingleton<OpenPleas>().AddSingleton<Foundation.Index>(s => s.GetRequiredService<OpenPleas>());
        services.AddSingleton<Forget>(HouseholdWrites.Forget);
        services.AddSingleton<HouseholdHousekeeping>().AddHostedService(s => s.GetRequiredService<HouseholdHousekeeping>());
        services.TryAddSingleton(_ => NumberingPlans());
    }

    private static PhoneNumbers NumberingPlans()
    {
        using var table = Assembly.GetExecutingAssembly().GetManifestResourceStream("phones.txt")!;
        return PhoneNumbers.Load(table);
    }

    public override void MapRoutes(Routes routes)
    {
        routes.Get("/", Roles.Everyone, ShowStart.Show);
        routes.Get("/places", Roles.Everyone, FindPlaces.Show);
        MapAsking(routes);
        MapReturning(routes);
        MapMine(routes);
        MapDoor(routes, Door.OwnSteps, Door.OwnHome, Roles.Household);
        MapDoor(routes, Door.DeskSteps, Door.DeskHome, Desk);
    }

    private static void MapAsking(Routes routes)
    {
        routes.Get("/ask", Roles.Everyone, (Visit visit, BeginRequest begin) => begin.Show(visit));
        routes.Post("/ask", Roles.Everyone, (Visit visit, BeginRequest begin) => begin.Submit(visit));
        routes.Get("/desk/ask", Desk, (Visit visit, BeginRequest begin) => begin.Show(visit));
        routes.Post("/desk/ask", Desk, (Visit visit, BeginRequest begin) => begin.Submit(visit));
    }

    private static void MapReturning(Routes routes)
    {
        routes.Get("/k/{token}", Roles.Everyone, (Visit visit, string token, ComeBack back) => back.Follow(visit, token));
        routes.Post("/k/{token}", Roles.Everyone, (Visit visit, string token, ComeBack back) => back.Confirm(visit, token));
        routes.Get("/return", Roles.Everyone, ComeBack.Ask);
        routes.Post("/return", Roles.Everyone, (Visit visit, ComeBack back) => back.Submit(visit));
        routes.Get("/goodbye", Roles.Everyone, EndRequest.Goodbye);
    }

    private static void MapMine(Routes routes)
    {
        routes.Get(Door.OwnHome, Roles.Household, (Visit visit, MyRequest mine) => mine.Show(visit));
        routes.Post(Door.OwnHome + "/messages", Roles.Household, (Visit visit, MyRequest mine, Journal journal) => mine.Write(visit, journal));
    }

    /// <summary>Everything that both a household and a caseworker who acts for it may do.</summary>
    private static void MapDoor(Routes routes, string steps, string home, Roles who)
    {
        routes.Get(steps + "/{number:int}", who, (Visit visit, Door door, int number, AskForShelter ask) => ask.Show(visit, door, number));
        routes.Post(steps + "/{number:int}", who, (Visit visit, Door door, int number, AskForShelter ask) => ask.Save(visit, door, number));
        routes.Get(steps + "/check", who, (Visit visit, Door door, SendRequest send) => send.Check(visit, door));
        routes.Post(steps + "/send", who, (Visit visit, Door door, SendRequest send) => send.Send(visit, door));
        routes.Get(home + "/link", who, (Visit visit, Door door, KeepLink link, bool @new = false) => link.Show(visit, door, @new));
        routes.Post(home + "/link", who, (Visit visit, Door door, KeepLink link) => link.Replace(visit, door));
        routes.Get(home + "/withdraw", who, (Visit visit, Door door, EndRequest end) => end.AskWithdraw(visit, door));
        routes.Post(home + "/withdraw", who, (Visit visit, Door door, EndRequest end) => end.Withdraw(visit, door));
        routes.Post(home + "/reopen", who, (Visit visit, Door door, EndRequest end) => end.Reopen(visit, door));
        routes.Get(home + "/erase", who, (Visit visit, Door door, EndRequest end) => end.AskErase(visit, door));
        routes.Post(home + "/erase", who, (Visit visit, Door door, EndRequest end) => end.Erase(visit, door));
        routes.Get(home + "/nearby", who, (Visit visit, Door door, LiveNearby nearby) => nearby.Show(visit, door));
        routes.Post(home + "/nearby/code", who, (Visit visit, Door door, LiveNearby nearby) => nearby.MakeCode(visit, door));
        routes.Post(home + "/nearby/agree", who, (Visit visit, Door door, LiveNearby nearby) => nearby.Agree(visit, door));
        routes.Post(home + "/nearby/leave", who, (Visit visit, Door door, LiveNearby nearby) => nearby.Leave(visit, door));
        routes.Get(home + "/data", who, (Visit visit, Door door, TakeMyData data) => data.Download(visit, door));
    }
}
