using System.Text;
using Prytulak.Foundation;
using Prytulak.Housing.Importing;
using Xunit;

namespace Prytulak.Tests.Importing;

/// <summary>Tables as people have them: in whatever encoding, with whatever between the cells; and what is no table.</summary>
public sealed class SheetTests
{
    static SheetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("Ім’я;Місць\nГанна Їжакевич;4", "utf-8", true)]
    [InlineData("Ім’я;Місць\nГанна Їжакевич;4", "utf-8", false)]
    [InlineData("Ім’я;Місць\nГанна Їжакевич;4", "utf-16", true)]
    [InlineData("Ім’я;Місць\nГанна Їжакевич;4", "utf-16BE", true)]
    [InlineData("Imię;Miejsc\nŁucja Żółć;4", "utf-16", false)]
    [InlineData("Ім'я;Місць\nГанна Їжакевич;4 особи", "windows-1251", false)]
    [InlineData("Имя;Мест\nАнна;4;uwagi po polsku", "windows-1251", false)]
    [InlineData("Imię i nazwisko;Łóżka\nŁucja Żółć, Kraków;4", "windows-1250", false)]
    [InlineData("Name;Plätze\nJörg Weiß;4", "windows-1250", false)]
    [InlineData("Name;Plätze\nJörg Weiß;4", "windows-1252", false)]
    [InlineData("Prénom;Hébergé\nHélène Lefèvre à Besançon;4", "windows-1252", false)]
    public void A_file_is_read_in_the_encoding_that_it_was_saved_in(string text, string encoding, bool withMark)
    {
        var code = Encoding.GetEncoding(encoding);
        Assert.Equal(text, SheetText.Read([.. withMark ? code.GetPreamble() : [], .. code.GetBytes(text)]));
    }

    [Theory]
    [InlineData(","), InlineData(";"), InlineData("\t")]
    public void What_stands_between_the_cells_is_found_out(string between)
    {
        var sheet = Read(string.Join("\r\n", "Name|Town|Beds", "\"Anna \"\"Hania\"\" Nowak\"|\"Lublin, Stare Miasto; or\tso\"|4", "", "||", "Jan|Kraków|2").Replace("|", between));
        Assert.Equal(["Name", "Town", "Beds"], sheet.Headers);
        Assert.Equal([2, 5], sheet.Rows.Select(row => row.Number));
        Assert.Equal(["Anna \"Hania\" Nowak", "Lublin, Stare Miasto; or\tso", "4"], sheet.Rows[0].Cells);
    }

    [Fact]
    public void A_line_that_names_the_separator_is_no_row_but_is_counted_as_one()
    {
        var sheet = Read("sep=;\r\nName;Note\r\nAnna;\"two\r\nlines\"\r\n");
        Assert.Equal(["Name", "Note"], sheet.Headers);
        Assert.Equal((3, "two\r\nlines"), (sheet.Rows[0].Number, sheet.Rows[0][1]));
    }

    [Fact]
    public void What_is_no_table_is_refused_with_a_sentence()
    {
        Assert.Equal("import.is_workbook", Refused("PK\x03\x04 and the rest"u8.ToArray()));
        Assert.Equal("import.no_text", Refused([1, 2, 0, 0, 0, 3, 9, 0, 0, 0, 0, 0]));
        Assert.Equal("import.empty", Refused([]));
        Assert.Equal("import.empty", Refused("Name;Beds\n\n;;\n"u8.ToArray()));
        Assert.Equal("import.one_column", Refused("Name\nAnna\nJan"u8.ToArray()));
        Assert.Equal("import.long_cell", Refused(Encoding.UTF8.GetBytes("Name;Beds\n\"Anna;4\n" + new string('x', Sheet.MostLetters + 10))));
        Assert.Equal("import.too_many_columns", Refused(Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(0, Sheet.MostColumns + 1)) + "\n1;2")));
        Assert.Equal("import.too_large", Refused(new byte[Sheet.MostBytes + 1]));
    }

    [Fact]
    public void Twenty_thousand_rows_are_read_and_one_more_is_not()
    {
        string Rows(int count) => "Name;Beds\n" + string.Join('\n', Enumerable.Range(0, count).Select(number => $"Anna {number};2"));
        Assert.Equal(Sheet.MostRows, Read(Rows(Sheet.MostRows)).Rows.Count);
        Assert.Equal("import.too_many_rows", Refused(Encoding.UTF8.GetBytes(Rows(Sheet.MostRows + 1))));
    }

    private static Sheet Read(string text) => Sheet.Read(Encoding.UTF8.GetBytes(text));

    private static string Refused(byte[] file) => Assert.Throws<Refusal>(() => Sheet.Read(file)).Text;
}
