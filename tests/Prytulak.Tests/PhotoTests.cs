using System.Text;
using Prytulak.Foundation;
using Prytulak.Tests.Pictures;
using Xunit;
using static Prytulak.Foundation.Photos;

namespace Prytulak.Tests;

/// <summary>What a photo shows is kept, and nothing else of the uploaded file is.</summary>
public class PhotoTests
{
    // SOI, tables, progressive frame, scans, EOI: what a picture needs, and no more.
    private static readonly byte[] picturesOwn = [0xD8, 0xDB, 0xC2, 0xC4, 0xDA, 0xD9];

    // Red, green, blue and white quarters: every turn and mirroring of it looks different.
    private static readonly byte[] quarters = Reencode(Png.Of(64, 32, (x, y) => (x < 32, y < 16) switch
    {
        (true, true) => (255, 0, 0),
        (false, true) => (0, 255, 0),
        (true, false) => (0, 0, 255),
        _ => (255, 255, 255),
    }), 64);

    [Fact]
    public void T28_Nothing_but_the_pixels_of_200_telling_files_is_left()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var secret = $"secret-{seed:D4}-{new Random(seed).NextInt64():X16}";
            var uploaded = Telling(seed, secret);
            Assert.True(Holds(uploaded, secret));
            var kept = Reencode(uploaded, 48);
            Assert.False(Holds(kept, secret));
            Assert.Subset(picturesOwn.ToHashSet(), JpegSegments.Of(kept).ToHashSet());
        }
    }

    private static byte[] Telling(int seed, string secret)
    {
        var jpeg = TellTale.Jpeg(quarters, 1 + seed % 8, secret);
        return (seed % 4) switch { 2 => PictureViewer.AsWebP(jpeg), 3 => PictureViewer.AsPng(jpeg), _ => jpeg };
    }

    private static bool Holds(byte[] file, string secret) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) >= 0;

    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public void A_photo_taken_sideways_stands_upright(int orientation, string expected)
    {
        var (width, height, at) = PictureViewer.Look(Reencode(TellTale.Jpeg(quarters, orientation, "turned"), 64));
        Assert.Equal(orientation < 5 ? (64, 32) : (32, 64), (width, height));
        Assert.Equal(expected, string.Concat(from y in (int[])[1, 3] from x in (int[])[1, 3] select Letter(at(x * width / 4, y * height / 4))));
    }

    private static char Letter((int R, int G, int B) colour) => (colour.R > 200, colour.G > 200, colour.B > 200) switch
    {
        (true, false, false) => 'R',
        (false, true, false) => 'G',
        (false, false, true) => 'B',
        (true, true, true) => 'W',
        _ => '?',
    };

    [Theory]
    [InlineData(100, 50, 40, 40, 20)]
    [InlineData(50, 100, 40, 20, 40)]
    [InlineData(30, 20, 40, 30, 20)]
    [InlineData(1, 1, 40, 1, 1)]
    [InlineData(3000, 1, 40, 40, 1)]
    public void The_longer_side_is_cut_to_the_limit_and_nothing_is_enlarged(int width, int height, int limit, int newWidth, int newHeight)
    {
        var seen = PictureViewer.Look(Reencode(Png.Of(width, height, (_, _) => (9, 99, 199)), limit));
        Assert.Equal((newWidth, newHeight), (seen.Width, seen.Height));
    }

    [Fact]
    public void Every_kind_that_is_read_shows_the_same()
    {
        foreach (var uploaded in (byte[][])[quarters, PictureViewer.AsPng(quarters), PictureViewer.AsWebP(quarters), PictureViewer.AsGif(quarters)])
            Assert.Equal('B', Letter(PictureViewer.Look(Reencode(uploaded, 64)).At(10, 24)));
    }

    [Fact]
    public void Wide_colours_are_brought_into_those_every_screen_knows()
    {
        var wide = PictureViewer.AsJpegInDisplayP3(Reencode(Png.Of(32, 32, (_, _) => (150, 200, 150)), 32));
        var (r, g, b) = PictureViewer.Look(Reencode(wide, 32)).At(16, 16);
        // The same colour by the matrices of Display P3 and sRGB is (135, 202, 145).
        Assert.InRange(r, 131, 139);
        Assert.InRange(g, 198, 206);
        Assert.InRange(b, 141, 149);
    }

    [Theory]
    [InlineData("")]
    [InlineData("FF")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("255044462D312E370A25E2E3CFD30A31")]
    [InlineData("3C73766720786D6C6E733D22687474703A2F2F")]
    [InlineData("52494646FFFFFFFF57415645666D7420")]
    public void What_is_no_picture_is_refused(string hex) => Refused(PhotoRefusal.NotAnImage, Convert.FromHexString(hex));

    [Theory]
    [InlineData("00000018667479706865696300000000")]
    [InlineData("0000001C667479706176696600000000")]
    [InlineData("49492A00080000000000000000000000")]
    [InlineData("424D3600000000000000360000002800")]
    public void A_picture_of_another_kind_is_named_so(string hex) => Refused(PhotoRefusal.Unsupported, Convert.FromHexString(hex));

    [Fact]
    public void A_file_longer_than_the_limit_is_not_even_looked_at() => Refused(PhotoRefusal.TooLarge, new byte[MostBytes + 1]);

    [Fact]
    public void A_small_file_that_would_unfold_to_a_giant_is_refused()
    {
        Refused(PhotoRefusal.TooLarge, Png.Of(50_000, 50_000, new byte[1000]));
        Refused(PhotoRefusal.TooLarge, Resized(quarters, 50_000, 50_000));
        Refused(PhotoRefusal.TooLarge, GifOfOneFrame(50_000, 50_000));
    }

    private static byte[] GifOfOneFrame(int width, int height)
    {
        byte[] size = [(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        return [.. "GIF89a"u8, .. size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, (byte)',', 0, 0, 0, 0, .. size, 0, 2, 2, 0x44, 1, 0, (byte)';'];
    }

    private static byte[] Resized(byte[] jpeg, int width, int height)
    {
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]) + 5;
        return [.. jpeg[..frame], .. size, .. jpeg[(frame + 4)..]];
    }

    [Fact]
    public void A_picture_of_more_passes_than_any_program_makes_is_refused()
    {
        var lastPass = quarters.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] pass = quarters[lastPass..^2];
        byte[] many = [.. quarters[..^2], .. Enumerable.Repeat(pass, 64).SelectMany(bytes => bytes), .. quarters[^2..]];
        Refused(PhotoRefusal.Unsupported, many);
    }

    [Fact]
    public void Whatever_is_hung_onto_a_photo_does_not_count_as_its_passes()
    {
        byte[] hungOn = [.. Enumerable.Repeat((byte[])[0xFF, 0xDA], 100).SelectMany(bytes => bytes)];
        byte[] comment = [0xFF, 0xFE, 0, (byte)(hungOn.Length + 2), .. hungOn];
        Assert.NotEmpty(Reencode([.. quarters[..2], .. comment, .. quarters[2..], .. hungOn], 64));
    }

    [Fact]
    public void A_picture_cut_short_is_refused()
    {
        var photo = Reencode(Png.Of(200, 200, (x, y) => ((byte)(x * y), (byte)x, (byte)y)), 200);
        foreach (var whole in (byte[][])[photo, PictureViewer.AsPng(photo), PictureViewer.AsWebP(photo), PictureViewer.AsGif(photo)])
            foreach (var tenths in Enumerable.Range(1, 8))
                Refused(PhotoRefusal.Broken, whole[..(whole.Length * tenths / 10)]);
    }

    private static void Refused(PhotoRefusal reason, byte[] uploaded) =>
        Assert.Equal(reason, Assert.Throws<PhotoRefused>(() => Reencode(uploaded, 100)).Reason);

    [Fact]
    public void A_thousand_damaged_files_give_a_clean_photo_or_a_refusal()
    {
        byte[] telling = TellTale.Jpeg(quarters, 6, "secret");
        byte[][] whole = [telling, PictureViewer.AsPng(telling), PictureViewer.AsWebP(telling), PictureViewer.AsGif(quarters), Png.Of(9, 9, (x, y) => ((byte)x, (byte)y, 0))];
        var outcomes = Enumerable.Range(0, 1000).Select(seed => Outcome(Damaged(whole[seed % whole.Length], new Random(seed)))).ToList();
        Assert.InRange(outcomes.Count(outcome => outcome is null), 50, 950);
    }

    private static byte[] Damaged(byte[] file, Random random)
    {
        var damaged = file.ToList();
        for (var blow = random.Next(1, 12); blow > 0 && damaged.Count > 20; blow--) Strike(damaged, random);
        return [.. damaged];
    }

    private static void Strike(List<byte> file, Random random)
    {
        var at = random.Next(file.Count);
        var length = Math.Min(random.Next(1, 40), file.Count - at);
        switch (random.Next(5))
        {
            case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: file[at] = (byte)random.Next(256); break;
            case 2: file[at] = 0xFF; break;
            case 3: file.RemoveRange(at, length); break;
            default: file.InsertRange(at, file.GetRange(random.Next(file.Count - length + 1), length)); break;
        }
    }

    private static PhotoRefusal? Outcome(byte[] damaged)
    {
        try
        {
            Assert.Subset(picturesOwn.ToHashSet(), JpegSegments.Of(Reencode(damaged, 64)).ToHashSet());
            return null;
        }
        catch (PhotoRefused refused)
        {
            return refused.Reason;
        }
    }
}
