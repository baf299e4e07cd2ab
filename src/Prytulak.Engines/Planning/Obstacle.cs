namespace Prytulak.Engines.Planning;

/// <summary>What stands between a household and a unit: the hard rules that do not hold.</summary>
[Flags]
public enum Obstacle
{
    None = 0,
    Beds = 1,
    Dates = 2,
    Distance = 4,
    Country = 8,
    Welcome = 16,
    Pets = 32,
    StepFree = 64,

    /// <summary>It wants a home for women alone and this is none, or the other way round.</summary>
    WomenOnly = 128,
    Smoking = 256,

    /// <summary>The host is not vetted so far as this household needs it.</summary>
    Vetting = 512,

    /// <summary>The host is a man who lives alone (T04).</summary>
    LoneMan = 1024,

    /// <summary>One of the two has said no to the other.</summary>
    Barred = 2048,

    /// <summary>Others sleep in the same room.</summary>
    OwnRoom = 4096,
}
