namespace Prytulak.Foundation;

/// <summary>
/// Makes of an uploaded picture a new JPEG that shows the same and tells nothing more: no place, time, device, author,
/// preview or comment, because only the pixels are carried over.
/// </summary>
public static class Photos
{
    /// <summary>The longest upload that is looked at, in bytes.</summary>
    public const int MostBytes = 15 * 1024 * 1024;

    /// <summary>The most pixels a picture may unfold to, whatever the bytes it takes.</summary>
    public const int MostPixels = 60_000_000;

    private const int Quality = 80;

    // A progressive picture of 60 megapixels takes some 400 MB to read: two at once would be too many.
    private static readonly Lock oneAtATime = new();

    /// <summary>
    /// Reads a JPEG, PNG, WebP or GIF (its first frame) and writes it as a progressive JPEG in sRGB, turned upright,
    /// transparency on white, its longer side at most <paramref name="maxSide"/> pixels; never enlarged.
    /// Waits for its turn: one picture is read at a time in the process.
    /// </summary>
    /// <param name="maxSide">1 to 4096 pixels.</param>
    /// <exception cref="PhotoRefused">The upload is no photo, or not one to be read here.</exception>
    public static byte[] Reencode(ReadOnlySpan<byte> uploaded, int maxSide)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSide, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxSide, 4096);
        PhotoKind.Check(uploaded);
        using var upload = new PinnedBytes(uploaded);
        lock (oneAtATime) return Reencode(upload, maxSide);
    }

    private static byte[] Reencode(PinnedBytes upload, int maxSide)
    {
        RefuseTooManyPixels(upload);
        using var picture = Vips.Thumbnail(upload, maxSide) ?? throw new PhotoRefused(PhotoRefusal.Broken);
        return Vips.SaveJpeg(picture, Quality) ?? throw new PhotoRefused(PhotoRefusal.Broken);
    }

    private static void RefuseTooManyPixels(PinnedBytes upload)
    {
        using var header = Vips.ReadHeader(upload) ?? throw new PhotoRefused(PhotoRefusal.Broken);
        if (header.Pixels > MostPixels) throw new PhotoRefused(PhotoRefusal.TooLarge);
    }
}
