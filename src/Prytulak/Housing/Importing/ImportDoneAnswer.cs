namespace Prytulak.Housing.Importing;

/// <summary>What was done with a file, and until when its rows in error can be fetched.</summary>
public sealed record ImportDoneAnswer(Guid Id, ImportCounts Counts, DateTimeOffset ErasedAt);
