using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>Seals what is written into it, piece by piece, into another stream; see <see cref="Sealing"/>.</summary>
internal sealed class SealingStream(MasterKey master, Stream to) : Stream
{
    private readonly Sealing sealing = Sealing.Begin(master, to);
    private readonly byte[] piece = new byte[Sealing.Piece];
    private int filled;
    private long number;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            // A full piece waits for more: only then is it known not to be the last.
            if (filled == piece.Length) Pass(last: false);
            var taken = Math.Min(bytes.Length, piece.Length - filled);
            bytes[..taken].CopyTo(piece.AsSpan(filled));
            filled += taken;
            bytes = bytes[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    private void Pass(bool last)
    {
        to.Write(sealing.Close(piece.AsSpan(0, filled), number++, last));
        filled = 0;
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Pass(last: true);
            sealing.Dispose();
        }
        base.Dispose(disposing);
    }
}
