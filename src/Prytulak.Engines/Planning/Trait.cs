namespace Prytulak.Engines.Planning;

/// <summary>What a household may insist on, and a unit has: those that are asked for must all be there.</summary>
[Flags]
public enum Trait : uint
{
    None = 0,
    Pets = 1,
    StepFree = 2,

    /// <summary>A home for women and their children alone; <see cref="Mixed"/> is every other.</summary>
    WomenOnly = 4,
    Mixed = 8,
    NoSmoking = 16,

    /// <summary>Its host and all adults who live there are cleared for homes with children.</summary>
    ForChildren = 32,

    /// <summary>Its host is no man who lives alone (T04).</summary>
    NoLoneMan = 64,

    /// <summary>Its host is vetted at least so far.</summary>
    Level1 = 128,
    Level2 = 256,
    Level3 = 512,

    /// <summary>Nobody but the household itself sleeps in the room.</summary>
    OwnRoom = 1024,
}
