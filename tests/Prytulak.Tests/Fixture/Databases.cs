using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Prytulak.Tests.Fixture;

/// <summary>The two databases that everything runs on.</summary>
public enum On { Sqlite, Postgres }

/// <summary>Runs a theory on both databases: <c>[Theory, Databases]</c> on a method that takes an <see cref="On"/>, then any values given here.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabasesAttribute(params object[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo method, DisposalTracker tracker) =>
        new([.. Enum.GetValues<On>().Select(on => new TheoryDataRow([on, .. more]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
