using Microsoft.AspNetCore.Mvc;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Housing.Importing;

namespace Prytulak.Housing;

/// <summary>Homes and their hosts: offered, vetted, found.</summary>
public sealed class HousingModule : Module
{
    private const Roles Placing = Roles.Caseworker | Roles.Coordinator | Roles.Vetter, Judging = Roles.Vetter | Roles.Coordinator;

    public override void AddServices(IServiceCollection services)
    {
        Columns.HoldPersonal<Position>();
        services.AddSingleton<Accommodations>().AddSingleton<Units>().AddSingleton<Hosts>().AddSingleton<PublicPlaces>();
        services.AddSingleton<Offers>().AddSingleton<OfferedUnits>().AddSingleton<OwnHomes>().AddSingleton<HomePhotos>();
        services.AddSingleton<Vettings>().AddSingleton<HostFiles>();
        services.AddSingleton<HomeReads>().AddSingleton<PlantedHomes>().AddSingleton<ReadGrants>().AddSingleton<GrantRecords>();
        services.AddSingleton<FreeUnits>().AddSingleton<Foundation.Index>(s => s.GetRequiredService<FreeUnits>());
        services.AddSingleton<HostQuestions>().AddSingleton<AskWhetherFree>().AddHostedService(s => s.GetRequiredService<AskWhetherFree>());
        services.AddSingleton<HomeExpiry>().AddHostedService(s => s.GetRequiredService<HomeExpiry>());
        services.AddSingleton<Forget>(ForgetHost.Forget);
        services.AddSingleton<Imports>().AddSingleton<ImportedHomes>().AddSingleton<DoubleSearch>().AddSingleton<ImportDesk>().AddSingleton<ImportedRows>().AddSingleton<ImportConfirmation>();
        services.AddSingleton<ImportErasure>().AddHostedService(s => s.GetRequiredService<ImportErasure>()).AddSingleton<Forget>(Imports.Forget);
    }

    public override void MapRoutes(Routes routes)
    {
        MapHomes(routes);
        MapUnits(routes);
        MapPhotos(routes);
        MapVetting(routes);
        MapImports(routes);
        MapFreshness(routes);
        routes.Get("/records", Roles.Coordinator, GrantRecords.Show);
        routes.Post("/records", Roles.Coordinator, GrantRecords.Submit);
    }

    private static void MapHomes(Routes routes)
    {
        routes.Get("/homes", Roles.Host, MyHomes.Show);
        routes.Get("/homes/new", Roles.Host, OfferHome.Show);
        routes.Post("/homes/new", Roles.Host, OfferHome.Submit);
        routes.Get("/homes/{id:guid}", Roles.Host, OwnHome.Show);
        routes.Get("/homes/{id:guid}/edit", Roles.Host, ChangeHome.Show);
        routes.Post("/homes/{id:guid}/edit", Roles.Host, ChangeHome.Submit);
        routes.Get("/homes/{id:guid}/send", Roles.Host, SendToVetting.Show);
        routes.Post("/homes/{id:guid}/send", Roles.Host, SendToVetting.Submit);
        routes.Post("/homes/most-requests", Roles.Host, LimitRequests.Submit);
        routes.Post("/homes/{id:guid}/confirm", Roles.Host, OwnHome.Confirm);
        routes.Post("/homes/{id:guid}/full", Roles.Host, OwnHome.Full);
        routes.Post("/homes/{id:guid}/pause", Roles.Host, OwnHome.Pause);
        routes.Post("/homes/{id:guid}/resume", Roles.Host, OwnHome.Resume);
        routes.Post("/homes/{id:guid}/withdraw", Roles.Host, OwnHome.Withdraw);
        routes.Get("/homes/{id:guid}/view", Placing, ViewHome.Show);
        routes.Post("/homes/{id:guid}/plant", Roles.Coordinator, PlantHome.Submit);
    }

    private static void MapUnits(Routes routes)
    {
        routes.Get("/homes/{id:guid}/units/new", Roles.Host, OfferUnit.ShowNew);
        routes.Post("/homes/{id:guid}/units/new", Roles.Host, OfferUnit.Add);
        routes.Get("/homes/{id:guid}/units/{unit:guid}", Roles.Host, OfferUnit.Show);
        routes.Post("/homes/{id:guid}/units/{unit:guid}", Roles.Host, OfferUnit.Change);
        routes.Post("/homes/{id:guid}/units/{unit:guid}/remove", Roles.Host, OfferUnit.Remove);
    }

    private static void MapPhotos(Routes routes)
    {
        routes.Post("/homes/{id:guid}/photos", Roles.Host, ShowPhotos.Upload).WithMetadata(new RequestSizeLimitAttribute(ShowPhotos.MostUploaded));
        routes.Post("/homes/{id:guid}/photos/{photo:guid}/remove", Roles.Host, ShowPhotos.Remove);
        routes.Get("/homes/{id:guid}/photos/{photo:guid}", Roles.Host | Placing, ShowPhotos.Show);
    }

    private static void MapFreshness(Routes routes)
    {
        routes.Get("/still/{token}", Roles.Everyone, SayWhetherFree.Show);
        routes.Post("/still/{token}/{answer}", Roles.Everyone, SayWhetherFree.Submit);
        routes.Get("/freshness", Roles.Coordinator, AnswerRates.Show);
    }

    private static void MapVetting(Routes routes)
    {
        routes.Get("/vetting", Roles.Vetter, VettingQueue.Show);
        routes.Get("/vetting/{host:guid}", Judging, VetHost.Show);
        routes.Post("/vetting/{host:guid}", Roles.Vetter, VetHost.Submit);
        routes.Post("/vetting/{host:guid}/reopen", Roles.Coordinator, VetHost.Reopen);
        routes.Post("/vetting/{host:guid}/looked", Judging, VetHost.Looked);
        routes.Post("/vetting/{host:guid}/residents", Judging, VetHost.SawResidents);
        routes.Post("/vetting/{host:guid}/bar", Judging, BarHost.Submit);
    }

    private static void MapImports(Routes routes)
    {
        routes.Get("/imports", Roles.Coordinator, UploadOffers.Show);
        // In memory alone: the framework would put a large file down on the disk as it is.
        routes.Post("/imports", Roles.Coordinator, UploadOffers.Submit).WithMetadata(new RequestSizeLimitAttribute(UploadOffers.MostUploaded)).WithFormOptions(memoryBufferThreshold: UploadOffers.MostUploaded);
        routes.Get("/imports/{id:guid}/columns", Roles.Coordinator, MatchColumns.Show);
        routes.Post("/imports/{id:guid}/columns", Roles.Coordinator, MatchColumns.Submit);
        routes.Get("/imports/{id:guid}", Roles.Coordinator, LookThrough.Show);
        routes.Post("/imports/{id:guid}/choices", Roles.Coordinator, LookThrough.Choose);
        routes.Get("/imports/{id:guid}/rejects", Roles.Coordinator, LookThrough.DownloadRejects);
        routes.Post("/imports/{id:guid}", Roles.Coordinator, LookThrough.Confirm);
        routes.Post("/imports/{id:guid}/discard", Roles.Coordinator, LookThrough.Discard);
    }
}
