using System.Runtime.InteropServices;

namespace Prytulak.Foundation;

/// <summary>A copy of some bytes that stays at one address until it is disposed of, for native code that reads them later.</summary>
internal sealed class PinnedBytes(ReadOnlySpan<byte> bytes) : IDisposable
{
    private GCHandle handle = GCHandle.Alloc(bytes.ToArray(), GCHandleType.Pinned);

    public nint Address => handle.AddrOfPinnedObject();

    public nuint Length { get; } = (nuint)bytes.Length;

    public void Dispose() => handle.Free();
}
