using System.Runtime.InteropServices;

namespace Prytulak.Foundation;

/// <summary>A picture held by libvips, released when disposed of.</summary>
internal sealed class VipsPicture() : SafeHandle(0, ownsHandle: true)
{
    public VipsPicture(nint picture) : this() => SetHandle(picture);

    public override bool IsInvalid => handle == 0;

    public long Pixels => (long)Vips.Native.vips_image_get_width(handle) * Vips.Native.vips_image_get_height(handle);

    protected override bool ReleaseHandle()
    {
        Vips.Native.g_object_unref(handle);
        return true;
    }
}

/// <summary>
/// The three things asked of libvips, https://www.libvips.org/API/current/: each answers null if the picture is broken.
/// Only the four decoders named here can run; no cache, one thread. Not for two callers at once.
/// </summary>
internal static class Vips
{
    private const nint End = 0;
    private const int OnlyShrink = 2;
    private const int KeepNothing = 0;

    private static readonly nint white;

    static Vips()
    {
        // libvips warns to the console of every odd file; what people upload is nobody's to read there.
        Native.g_setenv("VIPS_WARNING", "1", overwrite: 1);
        if (Native.vips_init("prytulak") != 0) throw new InvalidOperationException("libvips did not start.");
        Native.vips_cache_set_max(0);
        Native.vips_concurrency_set(1);
        AllowOnly("Jpeg", "Png", "Webp", "Nsgif");
        white = Native.vips_array_double_new([255.0], 1);
    }

    private static void AllowOnly(params ReadOnlySpan<string> decoders)
    {
        Native.vips_block_untrusted_set(1);
        Native.vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var decoder in decoders) Native.vips_operation_block_set("VipsForeignLoad" + decoder, 0);
    }

    public static VipsPicture? ReadHeader(PinnedBytes file) =>
        Held(Native.vips_image_new_from_buffer(file.Address, file.Length, "", End));

    public static VipsPicture? Thumbnail(PinnedBytes file, int side)
    {
        var failed = Native.vips_thumbnail_buffer(file.Address, file.Length, out var picture, side,
            "size", OnlyShrink, "height", side, "output_profile", "srgb", "option_string", "[fail_on=error]", End);
        return Held(failed == 0 ? picture : 0);
    }

    private static VipsPicture? Held(nint picture)
    {
        Native.vips_error_clear();
        return picture == 0 ? null : new VipsPicture(picture);
    }

    public static byte[]? SaveJpeg(VipsPicture picture, int quality)
    {
        var failed = Native.vips_jpegsave_buffer(picture, out var bytes, out var length,
            "Q", quality, "keep", KeepNothing, "optimize_coding", 1, "interlace", 1, "background", white, End);
        Native.vips_error_clear();
        return failed == 0 ? Taken(bytes, (int)length) : null;
    }

    private static byte[] Taken(nint bytes, int length)
    {
        var taken = new byte[length];
        Marshal.Copy(bytes, taken, 0, length);
        Native.g_free(bytes);
        return taken;
    }

    /// <summary>
    /// The functions of libvips-cpp.so. Those with a list of options of any length are declared with the one list used here;
    /// only integers and pointers are passed, which on Linux go the same way to either kind of function.
    /// </summary>
    internal static class Native
    {
        private const string Library = "libvips-cpp.so";

        [DllImport(Library)]
        public static extern int g_setenv(string name, string value, int overwrite);

        [DllImport(Library)]
        public static extern int vips_init(string program);

        [DllImport(Library)]
        public static extern void vips_cache_set_max(int most);

        [DllImport(Library)]
        public static extern void vips_concurrency_set(int threads);

        [DllImport(Library)]
        public static extern void vips_block_untrusted_set(int blocked);

        [DllImport(Library)]
        public static extern void vips_operation_block_set(string operation, int blocked);

        [DllImport(Library)]
        public static extern nint vips_array_double_new(double[] values, int count);

        [DllImport(Library)]
        public static extern void vips_error_clear();

        [DllImport(Library)]
        public static extern nint vips_image_new_from_buffer(nint bytes, nuint length, string options, nint end);

        [DllImport(Library)]
        public static extern int vips_image_get_width(nint picture);

        [DllImport(Library)]
        public static extern int vips_image_get_height(nint picture);

        [DllImport(Library)]
        public static extern int vips_thumbnail_buffer(nint bytes, nuint length, out nint picture, int width,
            string size, int onlyShrink, string height, int pixels, string outputProfile, string profile, string decoderOptions, string options, nint end);

        [DllImport(Library)]
        public static extern int vips_jpegsave_buffer(VipsPicture picture, out nint bytes, out nuint length,
            string q, int quality, string keep, int kept, string optimizeCoding, int optimized, string interlace, int progressive,
            string background, nint colour, nint end);

        [DllImport(Library)]
        public static extern void g_free(nint memory);

        [DllImport(Library)]
        public static extern void g_object_unref(nint picture);
    }
}
