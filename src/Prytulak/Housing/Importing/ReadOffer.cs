using Prytulak.People.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>A row of a file as an offer: what it says, or why it cannot be one.</summary>
public sealed class ReadOffer
{
    public required int Number { get; init; }
    public required SheetRow Row { get; init; }
    public required HomeInput Home { get; init; }
    public required UnitInput Unit { get; init; }

    /// <summary>Null where the row is faulty.</summary>
    public HomePlace? Place { get; init; }
    public string? Name { get; init; }
    public HostContact? Contact { get; init; }

    /// <summary>The dates that the row itself says.</summary>
    public bool SaysFrom { get; init; }
    public bool SaysTo { get; init; }

    /// <summary>Each fault in a sentence, with the field that it is about.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public bool IsGood => Faults is [];
}
