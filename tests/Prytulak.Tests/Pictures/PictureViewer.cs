using System.Runtime.InteropServices;
using Xunit;

namespace Prytulak.Tests.Pictures;

/// <summary>Looks at pictures, and saves them in other forms with all their metadata, through libvips.</summary>
internal static class PictureViewer
{
    public static (int Width, int Height, Func<int, int, (int R, int G, int B)> At) Look(byte[] picture)
    {
        var (pixels, width, height) = With(picture, Pixels);
        Assert.Equal(width * height * 3, pixels.Length);
        return (width, height, (x, y) => (pixels[(y * width + x) * 3], pixels[(y * width + x) * 3 + 1], pixels[(y * width + x) * 3 + 2]));
    }

    public static byte[] AsWebP(byte[] picture) =>
        With(picture, image => vips_webpsave_buffer(image, out var bytes, out var length, 0) == 0 ? Copy(bytes, length) : throw new InvalidDataException());

    public static byte[] AsPng(byte[] picture) =>
        With(picture, image => vips_pngsave_buffer(image, out var bytes, out var length, 0) == 0 ? Copy(bytes, length) : throw new InvalidDataException());

    public static byte[] AsGif(byte[] picture) =>
        With(picture, image => vips_gifsave_buffer(image, out var bytes, out var length, 0) == 0 ? Copy(bytes, length) : throw new InvalidDataException());

    public static byte[] AsJpegInDisplayP3(byte[] picture) =>
        With(picture, image => vips_jpegsave_buffer(image, out var bytes, out var length, "profile", "p3", 0) == 0 ? Copy(bytes, length) : throw new InvalidDataException());

    private static (byte[], int, int) Pixels(nint image) =>
        (Copy(vips_image_write_to_memory(image, out var length), length), vips_image_get_width(image), vips_image_get_height(image));

    private static T With<T>(byte[] picture, Func<nint, T> use)
    {
        var pinned = GCHandle.Alloc(picture, GCHandleType.Pinned);
        var image = vips_image_new_from_buffer(pinned.AddrOfPinnedObject(), (nuint)picture.Length, "", 0);
        try { return use(image); }
        finally
        {
            g_object_unref(image);
            pinned.Free();
        }
    }

    private static byte[] Copy(nint bytes, nuint length)
    {
        var copy = new byte[length];
        Marshal.Copy(bytes, copy, 0, copy.Length);
        g_free(bytes);
        return copy;
    }

    private const string Library = "libvips-cpp.so";

    [DllImport(Library)] private static extern nint vips_image_new_from_buffer(nint bytes, nuint length, string options, nint end);
    [DllImport(Library)] private static extern nint vips_image_write_to_memory(nint image, out nuint length);
    [DllImport(Library)] private static extern int vips_image_get_width(nint image);
    [DllImport(Library)] private static extern int vips_image_get_height(nint image);
    [DllImport(Library)] private static extern int vips_webpsave_buffer(nint image, out nint bytes, out nuint length, nint end);
    [DllImport(Library)] private static extern int vips_pngsave_buffer(nint image, out nint bytes, out nuint length, nint end);
    [DllImport(Library)] private static extern int vips_gifsave_buffer(nint image, out nint bytes, out nuint length, nint end);
    [DllImport(Library)] private static extern int vips_jpegsave_buffer(nint image, out nint bytes, out nuint length, string profile, string name, nint end);
    [DllImport(Library)] private static extern void g_object_unref(nint image);
    [DllImport(Library)] private static extern void g_free(nint memory);
}
