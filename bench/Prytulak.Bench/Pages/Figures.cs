using System.Globalization;

namespace Prytulak.Bench.Pages;

/// <summary>What came of asking for one page again and again.</summary>
/// <param name="Milliseconds">How long each answer took, in order of length.</param>
/// <param name="Bytes">The mean size of an answer's body.</param>
sealed record Figures(double[] Milliseconds, TimeSpan Took, int Bytes, TimeSpan Server, TimeSpan Database)
{
    public const string Head = """
        | page | kB | 1 connection: req/s | p50 ms | p99 ms | 8 connections: req/s | p50 ms | p99 ms | requests | server ms/req | database ms/req | bare ms/req | ratio |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    public static string Line(string name, Figures alone, Figures together, Figures peer) => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {together.Bytes / 1000.0:F1} | {alone.Speed} | {together.Speed} | {alone.Count + together.Count} | {together.ServerEach:F2} | {together.DatabaseEach:F2} | {peer.ServerEach:F3} | {together.ServerEach / peer.ServerEach:F0} |");

    private int Count => Milliseconds.Length;

    private double ServerEach => Server.TotalMilliseconds / Count;

    private double DatabaseEach => Database.TotalMilliseconds / Count;

    private string Speed => string.Create(CultureInfo.InvariantCulture, $"{Count / Took.TotalSeconds:F0} | {At(50):F1} | {At(99):F1}");

    private double At(int percent) => Milliseconds[Math.Min(Count - 1, Count * percent / 100)];
}
