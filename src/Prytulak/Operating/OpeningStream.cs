using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Reads a sealed file as if it were plain, from any place in it; see <see cref="Sealing"/>.</summary>
internal sealed class OpeningStream(MasterKey master, Stream from) : Stream
{
    private readonly Sealing sealing = Sealing.Open(master, from);
    private readonly long pieces = Math.Max(1, (from.Length - Sealing.Header + Sealing.Piece + Sealing.Tag - 1) / (Sealing.Piece + Sealing.Tag));
    private byte[] open = [];
    private long number = -1;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => from.Length - Sealing.Header - pieces * Sealing.Tag;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length) return 0;
        var wanted = Position / Sealing.Piece;
        if (wanted != number) (open, number) = (Take(wanted), wanted);
        var at = (int)(Position % Sealing.Piece);
        var taken = Math.Min(buffer.Length, open.Length - at);
        open.AsSpan(at, taken).CopyTo(buffer);
        Position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private byte[] Take(long wanted)
    {
        var start = Sealing.Header + wanted * (Sealing.Piece + Sealing.Tag);
        var piece = new byte[Math.Min(Sealing.Piece + Sealing.Tag, from.Length - start)];
        if (piece.Length < Sealing.Tag) throw new InvalidDataException("The backup was cut off.");
        from.Position = start;
        from.ReadExactly(piece);
        return sealing.Open(piece, wanted, last: wanted == pieces - 1);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sealing.Dispose();
            from.Dispose();
        }
        base.Dispose(disposing);
    }
}
