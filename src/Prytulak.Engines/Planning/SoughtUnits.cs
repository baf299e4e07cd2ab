namespace Prytulak.Engines.Planning;

/// <summary>What a household asks for, in single precision, rounded so that nothing is missed.</summary>
readonly struct SoughtUnits
{
    // Coordinates in single precision are wrong by a metre or two.
    const float WrongKm = 0.004f;

    public readonly float X, Y, Z, MostChord, Distance, DistancePerChord, Language, NearAll, SpareBed, StepFreeKept, Slack;
    public readonly uint Needs, Unneeded, Kinds, Near, Languages, Countries;
    public readonly int From, To, People, Infants;
    public readonly bool HasWish;

    public SoughtUnits(in PackedHousehold household, PlanWeights weights)
    {
        (X, Y, Z, HasWish, People, Infants) = ((float)household.X, (float)household.Y, (float)household.Z, household.HasWish, household.People, household.Infants);
        (MostChord, Distance) = ((float)Math.Sqrt(household.MostChord2) + WrongKm / (float)PackedHousehold.EarthKm, weights.Distance);
        DistancePerChord = (float)(weights.Distance * PackedHousehold.EarthKm / household.WithinKm);
        (Needs, Kinds, Near, Languages, From, To) = ((uint)household.Needs, household.Kinds, household.Near, Fold(household.Languages), household.From, household.To);
        (Language, NearAll, SpareBed, StepFreeKept) = (weights.Language, weights.Near, weights.SpareBed, weights.StepFreeKept);
        Countries = Fold(household.Countries);
        (Unneeded, Slack) = ((uint)(~household.Needs & Trait.StepFree), 1 + (float)(weights.Distance * WrongKm / household.WithinKm));
    }

    /// <summary>Languages or countries in half as many bits: those that share one are told apart later.</summary>
    public static uint Fold(ulong bits) => (uint)bits | (uint)(bits >> 32);
}
