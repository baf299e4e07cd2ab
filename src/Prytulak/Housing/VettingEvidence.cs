namespace Prytulak.Housing;

/// <summary>What a vetter saw with their own eyes, and wrote: sealed as one text, the checks on its first line.</summary>
public sealed class VettingEvidence
{
    /// <summary>What must have been checked before anyone may say yes; each has its text ("check.identity").</summary>
    public static readonly IReadOnlyList<string> Checks = ["identity", "home", "alarm", "lock", "references"];

    public required IReadOnlyList<string> Checked { get; init; }
    public required string Words { get; init; }

    public override string ToString() => string.Join(' ', Checked) + "\n" + Words;

    public static VettingEvidence Read(string text) =>
        text.Split('\n', 2) is [var first, var rest] ? new() { Checked = [.. first.Split(' ').Where(Checks.Contains)], Words = rest } : new() { Checked = [], Words = text };
}
