using Prytulak.Foundation;

namespace Prytulak.Housing;

/// <summary>What a host says of a room or flat.</summary>
public sealed class UnitInput
{
    public const int MostBeds = 40, MostCots = 10;

    public int Beds { get; private init; }
    public int Cots { get; private init; }
    public bool OwnBath { get; private init; }
    public bool StepFree { get; private init; }
    public bool Pets { get; private init; }
    public bool Smoking { get; private init; }
    public bool WomenOnly { get; private init; }
    public bool Shared { get; private init; }

    /// <summary>Reads the form; where it is not good, the answer is not to be used.</summary>
    public static UnitInput Read(Form form) => new()
    {
        Beds = form.Number("beds", 1, MostBeds, required: true) ?? 0,
        Cots = form.Number("cots", 0, MostCots) ?? 0,
        OwnBath = form.Ticked("own_bath"), StepFree = form.Ticked("step_free"), Pets = form.Ticked("pets"),
        Smoking = form.Ticked("smoking"), WomenOnly = form.Ticked("women_only"), Shared = form.Ticked("shared"),
    };
}
