using Prytulak.Foundation;
using static Prytulak.Foundation.Roles;
using static Prytulak.Tests.Canaries.Secret;
using static Prytulak.Tests.Canaries.Whose;

namespace Prytulak.Tests.Canaries;

/// <summary>On this route these people see these facts of those who are so related to them.</summary>
/// <param name="Who">Together, the lines of a route name everybody who may use it.</param>
/// <param name="Whose">Where the address names objects, they open for this relation alone; anybody else is told that there is nothing.</param>
public sealed record MaySee(string Route, Roles Who, Whose Whose, params Secret[] Facts);

/// <summary>
/// Who may see what, and where. What is not said here shows nowhere; a route that is not here does not go out, and a line
/// that nothing comes of is not kept.
/// </summary>
public static class WhoMaySee
{
    private const Roles Desk = Caseworker | Coordinator, Placing = Caseworker | Coordinator | Vetter, Owners = Host | Roles.Staff, Caring = Coordinator | Vetter;

    private static readonly Secret[] OfHousehold = [HouseholdName, HouseholdPhone, HouseholdEmail, HouseholdOther, HouseholdNote, HouseholdPlace];
    private static readonly Secret[] ReleasedToHousehold = [HostName, HostPhone, HostEmail, Address];
    private static readonly Secret[] ReleasedToHost = [HouseholdName, HouseholdPhone, HouseholdEmail, HouseholdOther];

    /// <summary>Every route by which somebody reads.</summary>
    public static readonly IReadOnlyList<MaySee> Reading =
    [
        // For everybody, about nobody.
        new("/", Everyone, Nobodys),
        new("/look/{hash}/{name}", Everyone, Nobodys),
        new("/language/{language}", Everyone, Nobodys),
        new("/leave", Everyone, Nobodys),
        new("/health", Everyone, Nobodys),
        new("/openapi.json", Everyone, Nobodys),
        new("/places", Everyone, Nobodys),
        new("/map", Everyone, Nobodys),
        new("/map/seen", Everyone, Nobodys),
        new("/map/tiles.json", Everyone, Nobodys),
        new("/map/tiles/{language}/{z:int}/{x:int}/{y:int}", Everyone, Nobodys),
        new("/map/base/{language}/{z:int}/{x:int}/{y:int}", Everyone, Nobodys),
        new("/ogc", Everyone, Nobodys),
        new("/ogc/conformance", Everyone, Nobodys),
        new("/ogc/api", Everyone, Nobodys),
        new("/ogc/collections", Everyone, Nobodys),
        new("/ogc/collections/{collection}", Everyone, Nobodys),
        new("/ogc/collections/{collection}/items", Everyone, Nobodys),
        new("/ogc/collections/{collection}/items/{feature}", Everyone, Nobodys),
        new("/map-worker.js", Everyone, Nobodys),
        new("/goodbye", Everyone, Nobodys),
        new("/statements/check", Everyone, Nobodys),
        new("/figures", Everyone, Nobodys),
        new("/reception", Everyone, Nobodys),
        new("/reception/{id:guid}", Everyone, Named),

        // The way in.
        new("/ask", Everyone, Nobodys),
        new("/return", Everyone, Nobodys),
        new("/k/{token}", Everyone, Nobodys),
        new("/still/{token}", Everyone, Nobodys),
        new("/host", Everyone, Nobodys),
        new("/sign-in", Everyone, Nobodys),
        new("/sign-in/code", Everyone, Nobodys),
        new("/sign-in/totp", Everyone, Nobodys),
        new("/sign-in/passkey", Everyone, Nobodys),
        new("/sign-in/enrol", Everyone, Nobodys),
        new("/sign-in/invitation/{token}", Everyone, Nobodys),
        new("/sign-in/demonstration/{token}", Everyone, Nobodys),

        // A household reads what it has told, and of the host it goes to what the host has agreed to tell.
        new("/ask/{number:int}", Household, Own, OfHousehold),
        new("/ask/check", Household, Own, OfHousehold),
        new("/my", Household, Own, [.. OfHousehold, Message]),
        new("/my", Household, Released, ReleasedToHousehold),
        new("/my/stays", Household, Released, ReleasedToHousehold),
        new("/my/link", Household, Own, Link, Phrase),
        new("/my/data", Household, Own, [.. OfHousehold, Message]),
        new("/my/nearby", Household, Nobodys),
        new("/my/withdraw", Household, Nobodys),
        new("/my/erase", Household, Nobodys),

        // A host reads of the homes and of themselves; of households, of those alone who come or live there.
        new("/homes", Host, Nobodys),
        new("/homes/new", Host, Nobodys),
        new("/homes/{id:guid}", Host, OwnNamed, Address, Description),
        new("/homes/{id:guid}/edit", Host, OwnNamed, Address, Description),
        new("/homes/{id:guid}/send", Host, OwnNamed),
        new("/homes/{id:guid}/send", Host, Own, About),
        new("/homes/{id:guid}/units/new", Host, OwnNamed),
        new("/homes/{id:guid}/units/{unit:guid}", Host, OwnNamed),
        new("/homes/{id:guid}/photos/{photo:guid}", Host, OwnNamed, Photo),
        new("/requests", Host, Released, ReleasedToHost),
        new("/homes/{id:guid}/statement/{month}", Host, OwnNamed),
        new("/homes/{id:guid}/nights/{month}.csv", Host, OwnNamed),
        new("/homes/{id:guid}/statement", Host, OwnNamed),

        // Staff see the homes of their house without address and name…
        new("/homes/{id:guid}/statement", Coordinator, HouseNamed),
        new("/homes/{id:guid}/statement/{month}", Coordinator, HouseNamed),
        new("/homes/{id:guid}/nights/{month}.csv", Coordinator, HouseNamed),
        new("/homes/{id:guid}/view", Placing, HouseNamed, Description),
        new("/homes/{id:guid}/photos/{photo:guid}", Placing, HouseNamed, Photo),

        // …which are for those who vet: what a colleague found in a round that is not over is for nobody.
        new("/vetting", Vetter, Nobodys),
        new("/vetting/{host:guid}", Vetter | Coordinator, HouseNamed, HostName, HostPhone, HostEmail, About, Address, Description, EvidenceOver, BarReason),

        // The desk sees needs and messages; who they are it opens for a purpose, or while it writes on their behalf.
        new("/desk", Desk, InHouse, HouseholdPlace),
        new("/desk.csv", Desk, InHouse, HouseholdPlace),
        new("/desk/find", Desk, Nobodys),
        new("/desk/homes", Desk, Nobodys),
        new("/desk/homes/tiles/{z:int}/{x:int}/{y:int}", Desk, Nobodys),
        new("/desk/ask", Desk, Nobodys),
        new("/desk/households/{id:guid}", Desk, HouseNamed, HouseholdPlace, Message),
        new("/desk/households/{id:guid}/candidates", Desk, HouseNamed, HouseholdPlace),
        new("/desk/households/{id:guid}/tonight", Desk, HouseNamed),
        new("/desk/households/{id:guid}/answers/{number:int}", Desk, HouseNamed, OfHousehold),
        new("/desk/households/{id:guid}/answers/check", Desk, HouseNamed),
        new("/desk/households/{id:guid}/link", Desk, HouseNamed, Link, Phrase),
        new("/desk/households/{id:guid}/nearby", Desk, HouseNamed),
        new("/desk/households/{id:guid}/data", Desk, HouseNamed, [.. OfHousehold, Message]),
        new("/desk/households/{id:guid}/withdraw", Desk, HouseNamed),
        new("/desk/households/{id:guid}/erase", Desk, HouseNamed),
        new("/stays", Desk, Nobodys),
        new("/stays.csv", Desk, Nobodys),
        new("/stays/{id:guid}", Desk, HouseNamed),
        new("/waivers", Desk, Nobodys),
        new("/waivers/{id:guid}", Desk, HouseNamed),

        // The plan names cases and towns; where one is opened, its homes are as staff see them.
        new("/plan", Desk, Nobodys),
        new("/plan/map", Desk, Nobodys),
        new("/plan/without", Desk, Nobodys),
        new("/plan/households/{id:guid}", Desk, HouseNamed),
        new("/plan/households/{id:guid}/instead/{unit:guid}", Desk, HouseNamed),
        new("/plan/weights", Desk, Nobodys),
        new("/plan/fairness", Coordinator, Nobodys),
        new("/plan/fairness.csv", Coordinator, Nobodys),

        // Reception points are about nobody; those of a house are cared for by it.
        new("/reception/manage", Caring, Nobodys),
        new("/reception/manage/new", Coordinator, Nobodys),
        new("/reception/manage/{id:guid}", Caring, HouseNamed),
        new("/reception/manage/{id:guid}/edit", Coordinator, HouseNamed),

        // Accounts are their owners'; a coordinator knows colleagues by name.
        new("/account", Host, Own, HostName, HostPhone, HostEmail),
        new("/account", Roles.Staff, Own, StaffName, StaffPhone, StaffEmail),
        new("/account/authenticator", Roles.Staff, Nobodys),
        new("/account/erase", Host, Nobodys),
        new("/team", Coordinator, InHouse, StaffName),
        new("/records", Coordinator, InHouse, StaffName),
        new("/freshness", Coordinator, Nobodys),
        new("/outcomes", Coordinator, Nobodys),
        new("/outcomes.csv", Coordinator, Nobodys),
        new("/team/invite", Coordinator, Nobodys),
        new("/team/{id:guid}", Coordinator, ColleagueNamed, StaffName),

        // A file of offers is shown to whoever uploaded it, and to nobody else of the house.
        new("/imports", Coordinator, Nobodys),
        new("/imports/{id:guid}", Coordinator, OwnNamed, ImportedRow),
        new("/imports/{id:guid}/columns", Coordinator, OwnNamed, ImportedRow),
        new("/imports/{id:guid}/rejects", Coordinator, OwnNamed, ImportedRow),

        // Overseers read what was done, which names no one; an operator passes letters on by hand.
        new("/journal", Auditor | Operator, Nobodys),
        new("/journal.csv", Auditor | Operator, Nobodys),
        new("/mail", Operator, Nobodys),
        new("/mail/{id:guid}", Operator, Named, LetterAddress, LetterText, HouseholdEmail, HostEmail),
    ];

    /// <summary>Every route by which somebody changes something; where the address names objects, whose they must be.</summary>
    public static readonly IReadOnlyList<MaySee> Changing =
    [
        new("/ask", Everyone, Nobodys),
        new("/return", Everyone, Nobodys),
        new("/k/{token}", Everyone, Nobodys),
        new("/still/{token}/{answer}", Everyone, Nobodys),
        new("/host", Everyone, Nobodys),
        new("/statements/check", Everyone, Nobodys),
        new("/sign-in", Everyone, Nobodys),
        new("/sign-in/code", Everyone, Nobodys),
        new("/sign-in/totp", Everyone, Nobodys),
        new("/sign-in/passkey/options", Everyone, Nobodys),
        new("/sign-in/passkey", Everyone, Nobodys),
        new("/sign-in/enrol", Everyone, Nobodys),
        new("/sign-in/passkey/enrol/options", Everyone, Nobodys),
        new("/sign-in/passkey/enrol", Everyone, Nobodys),
        new("/sign-in/invitation/{token}", Everyone, Nobodys),
        new("/sign-out", Everyone, Nobodys),

        new("/ask/{number:int}", Household, Nobodys),
        new("/ask/send", Household, Nobodys),
        new("/my/messages", Household, Nobodys),
        new("/my/link", Household, Nobodys),
        new("/my/nearby/code", Household, Nobodys),
        new("/my/nearby/agree", Household, Nobodys),
        new("/my/nearby/leave", Household, Nobodys),
        new("/my/withdraw", Household, Nobodys),
        new("/my/reopen", Household, Nobodys),
        new("/my/erase", Household, Nobodys),
        new("/my/stays/{id:guid}/{answer}", Household, OwnNamed),

        new("/homes/new", Host, Nobodys),
        new("/homes/most-requests", Host, Nobodys),
        new("/homes/{id:guid}/edit", Host, OwnNamed),
        new("/homes/{id:guid}/send", Host, OwnNamed),
        new("/homes/{id:guid}/confirm", Host, OwnNamed),
        new("/homes/{id:guid}/full", Host, OwnNamed),
        new("/homes/{id:guid}/pause", Host, OwnNamed),
        new("/homes/{id:guid}/resume", Host, OwnNamed),
        new("/homes/{id:guid}/withdraw", Host, OwnNamed),
        new("/homes/{id:guid}/units/new", Host, OwnNamed),
        new("/homes/{id:guid}/units/{unit:guid}", Host, OwnNamed),
        new("/homes/{id:guid}/units/{unit:guid}/remove", Host, OwnNamed),
        new("/homes/{id:guid}/photos", Host, OwnNamed),
        new("/homes/{id:guid}/photos/{photo:guid}/remove", Host, OwnNamed),
        new("/homes/{id:guid}/plant", Coordinator, HouseNamed),
        new("/homes/{id:guid}/statement/{month}", Host, OwnNamed),
        new("/homes/{id:guid}/statement/{month}", Coordinator, HouseNamed),
        new("/requests/{id:guid}/{answer}", Host, OwnNamed),

        new("/vetting/{host:guid}", Vetter, HouseNamed),
        new("/vetting/{host:guid}/reopen", Coordinator, HouseNamed),
        new("/vetting/{host:guid}/looked", Vetter | Coordinator, HouseNamed),
        new("/vetting/{host:guid}/residents", Vetter | Coordinator, HouseNamed),
        new("/vetting/{host:guid}/bar", Vetter | Coordinator, HouseNamed),

        new("/desk/ask", Desk, Nobodys),
        new("/desk/households/{id:guid}/take", Desk, HouseNamed),
        new("/desk/households/{id:guid}/messages", Desk, HouseNamed),
        new("/desk/households/{id:guid}/reveal", Desk, HouseNamed, HouseholdName, HouseholdPhone, HouseholdEmail, HouseholdOther, HouseholdNote),
        new("/desk/households/{id:guid}/answers/{number:int}", Desk, HouseNamed),
        new("/desk/households/{id:guid}/answers/send", Desk, HouseNamed),
        new("/desk/households/{id:guid}/link", Desk, HouseNamed),
        new("/desk/households/{id:guid}/nearby/code", Desk, HouseNamed),
        new("/desk/households/{id:guid}/nearby/agree", Desk, HouseNamed),
        new("/desk/households/{id:guid}/nearby/leave", Desk, HouseNamed),
        new("/desk/households/{id:guid}/withdraw", Desk, HouseNamed),
        new("/desk/households/{id:guid}/reopen", Desk, HouseNamed),
        new("/desk/households/{id:guid}/erase", Desk, HouseNamed),
        new("/desk/households/{household:guid}/propose/{unit:guid}", Desk, HouseNamed),
        new("/desk/queued/{id:guid}/remove", Desk, HouseNamed),
        new("/desk/households/{household:guid}/waive/{unit:guid}", Desk, HouseNamed),
        new("/waivers/{id:guid}", Desk, HouseNamed),
        new("/stays/{id:guid}/{move}", Desk, HouseNamed),
        new("/plan/send", Desk, Nobodys),
        new("/plan/weights", Coordinator, Nobodys),

        new("/reception/manage/new", Coordinator, Nobodys),
        new("/reception/manage/{id:guid}", Caring, HouseNamed),
        new("/reception/manage/{id:guid}/edit", Coordinator, HouseNamed),
        new("/reception/manage/{id:guid}/{move}", Caring, HouseNamed),

        new("/account", Owners, Nobodys),
        new("/account/passkeys/options", Owners, Nobodys),
        new("/account/passkeys", Owners, Nobodys),
        new("/account/passkeys/remove", Owners, Nobodys),
        new("/account/authenticator", Roles.Staff, Nobodys),
        new("/account/sign-out-elsewhere", Owners, Nobodys),
        new("/account/credentials", Roles.Staff, Nobodys),
        new("/account/credentials/revoke", Roles.Staff, Nobodys),
        new("/account/erase", Host, Nobodys),
        new("/imports", Coordinator, Nobodys),
        new("/imports/{id:guid}", Coordinator, OwnNamed),
        new("/imports/{id:guid}/columns", Coordinator, OwnNamed),
        new("/imports/{id:guid}/choices", Coordinator, OwnNamed),
        new("/imports/{id:guid}/discard", Coordinator, OwnNamed),
        new("/team/invite", Coordinator, Nobodys),
        new("/records", Coordinator, Nobodys),
        new("/team/{id:guid}/duties", Coordinator, ColleagueNamed),
        new("/team/{id:guid}/suspend", Coordinator, ColleagueNamed),
        new("/team/{id:guid}/reinstate", Coordinator, ColleagueNamed),
    ];
}
