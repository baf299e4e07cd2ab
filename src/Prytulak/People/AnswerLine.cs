namespace Prytulak.People;

/// <summary>One answer as it is read back: what was asked, and what was said.</summary>
public sealed record AnswerLine(string Label, string Said);

/// <summary>The answers of one step, read back; the path leads to where they are changed.</summary>
public sealed record AnswerPart(string Heading, string Path, IReadOnlyList<AnswerLine> Lines);
