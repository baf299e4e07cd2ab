using Xunit;

namespace Prytulak.Tests.HouseRules;

/// <summary>A rule of the house; where it does not hold, every place is named.</summary>
internal static class Rule
{
    public static void Holds<T>(IEnumerable<T> breaches)
    {
        var places = breaches.ToList();
        Assert.True(places is [], $"{places.Count} breaches:\n" + string.Join('\n', places));
    }
}
