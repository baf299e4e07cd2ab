using Prytulak.Foundation;

namespace Prytulak.Oversight;

/// <summary>What operators and auditors look at: letters on their way, the journal, the health of this node.</summary>
public sealed class OversightModule : Module
{
    public override void MapRoutes(Routes routes)
    {
        routes.Get("/mail", Roles.Operator, ReadMail.List);
        routes.Get("/mail/{id:guid}", Roles.Operator, ReadMail.Show);
        routes.Get("/journal", Roles.Auditor | Roles.Operator, ReadJournal.Show);
        routes.Get("/journal.csv", Roles.Auditor | Roles.Operator, ReadJournal.Export);
        routes.Get("/health", Roles.Everyone, Health.Show);
    }
}
