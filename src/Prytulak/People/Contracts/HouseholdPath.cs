namespace Prytulak.People.Contracts;

/// <summary>The states that a household may come from when it enters another.</summary>
public static class HouseholdPath
{
    public static IReadOnlyList<HouseholdState> Before(HouseholdState state) => state switch
    {
        HouseholdState.Waiting => [HouseholdState.Draft, HouseholdState.Matched, HouseholdState.Housed, HouseholdState.Withdrawn],
        HouseholdState.Matched => [HouseholdState.Waiting, HouseholdState.Housed],
        HouseholdState.Housed => [HouseholdState.Matched, HouseholdState.Waiting],
        HouseholdState.Withdrawn => [HouseholdState.Waiting, HouseholdState.Matched, HouseholdState.Housed],
        _ => [],
    };
}
