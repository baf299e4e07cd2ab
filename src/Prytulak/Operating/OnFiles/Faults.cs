namespace Prytulak.Operating.OnFiles;

/// <summary>Lines that could not be read: each is told with its number, and the rest is done.</summary>
internal sealed class Faults(Action<string> say)
{
    private const int MostTold = 1000;

    public int Count { get; private set; }

    public void Tell(string file, int line, string what)
    {
        if (++Count <= MostTold) say($"{file}, line {line}: {what}");
        if (Count == MostTold + 1) say("There are more faults; they are counted, and no longer told.");
    }
}

/// <summary>What is wrong with a line, as a sentence.</summary>
internal sealed class FaultyLine(string what) : Exception(what);
