using Prytulak.Engines.Geo;
using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>What is special about a network that is made up.</summary>
enum NetworkKind
{
    Even,

    /// <summary>Seven households in ten are in a few towns at the border.</summary>
    Surge,

    /// <summary>Four places in ten are in shelters of 200 to 1,000 places.</summary>
    Shelters,

    /// <summary>No network of people: shapes that are hard for one or another way of placing.</summary>
    Adversarial,
}

/// <summary>The networks of a kind, each with its name.</summary>
static class Networks
{
    public static IEnumerable<(string Name, AssignmentProblem Problem)> Of(NetworkKind kind, Gazetteer gazetteer, int households, double homesEach, int seed) =>
        kind is NetworkKind.Adversarial ? HardNetworks.All(households, homesEach, seed) : [(kind.ToString().ToLowerInvariant(), new MadeUpNetwork(gazetteer, households, homesEach, seed, kind).Problem)];
}
