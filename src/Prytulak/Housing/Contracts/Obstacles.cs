namespace Prytulak.Housing.Contracts;

/// <summary>The hard constraints of a household and a unit that do not hold.</summary>
[Flags]
public enum Obstacles
{
    None = 0,
    Adult = 1,
    Beds = 2,
    Dates = 4,
    Nights = 8,
    Distance = 16,
    Welcome = 32,
    Women = 64,
    Steps = 128,
    Pets = 256,
    Smoking = 512,

    /// <summary>Women without a man, and only men live there, or nobody has said who does (T04).</summary>
    Residents = 1024,

    /// <summary>Several households sleep in the room, and this one has not said that it can share one; or comes without a man and does not ask for women only.</summary>
    Sharing = 2048,
}
