using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Prytulak.Engines.Matching;

/// <summary>
/// The pairs of each household, or of each unit, one after another in one array, with room to grow. A row that outgrows its room
/// moves to the end; where there is no end left, all rows close up in an array that is a quarter larger than they are.
/// </summary>
sealed class LiveRows
{
    const int Slack = 8, Lines = 4;

    LivePair[] pool;
    Row[] rows;
    int[] rooms;
    int used, left;

    /// <param name="counts">How many pairs each row will get.</param>
    public LiveRows(ReadOnlySpan<int> counts)
    {
        (rows, rooms) = (new Row[counts.Length + counts.Length / 8 + Slack], new int[counts.Length + counts.Length / 8 + Slack]);
        foreach (var count in counts) (rows[Count].Start, rooms[Count++]) = (used, Place(Roomy(count)));
        pool = new LivePair[used + used / 8 + Slack];
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<LivePair> this[int row] => new(pool, rows[row].Start, rows[row].Count);

    /// <summary>Lets the machine bring the beginning of a row, before it is looked at.</summary>
    public unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported || row < 0) return;
        var first = (byte*)Unsafe.AsPointer(ref pool[rows[row].Start]);
        for (var line = 0; line < Lines; line++) Sse.Prefetch0(first + 64 * line);
    }

    public int Open()
    {
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, Count + Count / 4);
            Array.Resize(ref rooms, rows.Length);
        }
        return Count++;
    }

    /// <summary>Where in its row a pair is; −1 where there is none.</summary>
    public int Find(int row, int to)
    {
        var pairs = MemoryMarshal.Cast<LivePair, long>(this[row]);
        var at = 0;
        for (var wanted = Vector256.Create((long)to); at + 4 <= pairs.Length; at += 4)
            if (Vector256.EqualsAny(Vector256.LoadUnsafe(in pairs[at]) & Vector256.Create(0xFFFFFFFFL), wanted)) break;
        for (; at < pairs.Length; at++)
            if ((int)pairs[at] == to) return at;
        return -1;
    }

    /// <summary>True where the last pair of a row is with this one: so it is where somebody new is named twice.</summary>
    public bool EndsWith(int row, int to) => this[row] is [.., var last] && last.To == to;

    public void Add(int row, LivePair pair)
    {
        if (rows[row].Count == rooms[row]) Widen(row);
        pool[rows[row].Start + rows[row].Count++] = pair;
    }

    public void Replace(int row, int at, LivePair pair) => pool[rows[row].Start + at] = pair;

    /// <summary>The last of the row takes its place.</summary>
    public void RemoveAt(int row, int at)
    {
        ref var here = ref rows[row];
        pool[here.Start + at] = pool[here.Start + --here.Count];
    }

    /// <summary>Empties a row, which keeps its room.</summary>
    public void Clear(int row) => rows[row].Count = 0;

    static int Roomy(int count) => count + count / 8 + 2;

    int Place(int room)
    {
        used += room;
        return room;
    }

    void Widen(int row)
    {
        var room = Roomy(rows[row].Count + Slack);
        if (used + room > pool.Length) MakeRoom(room);
        this[row].CopyTo(pool.AsSpan(used));
        left += rooms[row];
        (rows[row].Start, rooms[row]) = (used, Place(room));
    }

    void MakeRoom(int room)
    {
        var kept = used - left;
        var next = new LivePair[kept + kept / 4 + room];
        (used, left) = (0, 0);
        for (var row = 0; row < Count; row++)
        {
            this[row].CopyTo(next.AsSpan(used));
            (rows[row].Start, _) = (used, Place(rooms[row]));
        }
        pool = next;
    }

    struct Row
    {
        public int Start, Count;
    }
}
