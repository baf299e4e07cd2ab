using System.Text.RegularExpressions;
using Prytulak.Engines.Geo;
using Xunit;

namespace Prytulak.Tests.HouseRules;

/// <summary>The walls of the house: who may see what.</summary>
public sealed class WallTests
{
    // Foundation and Look carry the others.
    private static readonly string[] Modules =
        [.. Sources.Application.Select(s => s.Module).OfType<string>().Distinct().Except(["Foundation", "Look", "build"])];

    [Fact]
    public void The_engines_use_the_base_class_library_alone()
    {
        Assert.All(typeof(Position).Assembly.GetReferencedAssemblies(), used => Assert.StartsWith("System.", used.Name));
        Rule.Holds(Sources.Engines.SelectMany(s => s.Places(
            @"\b(File|Directory|Console|HttpClient|Socket|Process|Environment|Stopwatch|TimeProvider|ILogger|Thread)\.\w+|\bnew (FileStream|HttpClient|Timer)\b")));
    }

    [Fact]
    public void A_page_injects_nothing() =>
        Rule.Holds(Sources.Application.Where(s => s.Path.EndsWith(".razor")).SelectMany(s => s.Places(@"^\s*@inject\b|\[Inject\]|\bRequestServices\b|GetRequiredService")));

    // Those who operate a network fill, copy and audit all of it.
    [Fact]
    public void A_module_reaches_another_through_its_contracts_alone()
    {
        var inside = $@"\b({string.Join('|', Modules)})\.(?!Contracts\b)[A-Z]\w*";
        Rule.Holds(
            from source in Sources.Application
            where source.Module is not (null or "Operating")
            from place in source.Places($@"^\s*@?using (static )?Prytulak\.({string.Join('|', Modules)})(?!\.Contracts);?|Prytulak\.{inside}")
            where Named(place) != source.Module
            select place);
    }

    [Fact]
    public void The_foundation_knows_no_module() =>
        Rule.Holds(Sources.Under("src/Prytulak/Foundation/").SelectMany(s => s.Places($@"Prytulak\.({string.Join('|', Modules)})\b")));

    [Fact]
    public void Sql_is_in_the_files_named_by_a_plural_which_know_nothing_of_the_web()
    {
        const string Sql = @"\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b";
        var withSql = Sources.Application.Where(s => s.Module is not (null or "Foundation") && Regex.IsMatch(s.Text, Sql)).ToList();
        Assert.NotEmpty(withSql);
        Rule.Holds(withSql.Where(s => !s.Name.EndsWith('s') || s.Path.EndsWith(".razor")).Select(s => s.Path));
        Rule.Holds(withSql.SelectMany(s => s.Places(@"\b(HttpContext|IResult|Visit visit|Routes routes)\b")));
    }

    [Fact]
    public void Every_value_in_sql_is_a_parameter() =>
        // What is put into the text of a query may only be a constant of ours, which begins with a capital letter, the name of a table or column, or a condition.
        Rule.Holds(Sources.Application.SelectMany(s => s.Places(@"\$""[^""\n]*\b(SELECT|INSERT INTO|DELETE FROM|UPDATE|WHERE)\b[^""\n]*\{(?!(which|table|column)\})[a-z]\w*\}")));

    [Fact]
    public void A_table_is_written_in_the_module_that_made_it_alone()
    {
        var owners = (
            from source in Sources.Under("src/Prytulak/").Where(s => s.Path.EndsWith(".sql"))
            from Match made in Regex.Matches(source.Text, @"CREATE TABLE (\w+)")
            select (Table: made.Groups[1].Value, source.Module)).ToLookup(t => t.Table, t => t.Module);
        Rule.Holds(
            from source in Sources.Application.Where(s => s.Module is not (null or "Operating"))
            from place in source.Places(@"\b(INSERT INTO|DELETE FROM|UPDATE) [a-z_]+\b")
            let table = place.Split(' ')[^1]
            where owners.Contains(table) && !owners[table].Contains(source.Module)
            select place);
    }

    [Fact]
    public void Only_reveals_and_the_postman_open_what_is_sealed()
    {
        Rule.Holds(Sources.Application.Where(s => s.Name is not ("Reveals" or "Postman" or "Vault")).SelectMany(s => s.Places(@"\b[vV]ault\.Open\b(?!Need)")));
        Rule.Holds(Sources.Application.Where(s => s.Module != "Foundation").SelectMany(s => s.Places(@"\bCipher\.|\bkeys?\.Find\(|\bKeyStore\b.*\bFind")));
    }

    [Fact]
    public void Only_the_foundation_writes_past_the_journal() =>
        Rule.Holds(Sources.Application.Where(s => s.Module is not ("Foundation" or "Operating")).SelectMany(s => s.Places(@"\bdatabase\.(Write|Migrate)\b|\bBeginTransaction")));

    [Fact]
    public void No_page_style_or_script_loads_anything_from_another_site()
    {
        var shown = Sources.Under("src/Prytulak/").Where(s => s.Path.EndsWith(".razor") || s.Path.EndsWith(".css") || s.Path.EndsWith(".js") || s.Path.EndsWith(".svg"));
        Rule.Holds(shown.SelectMany(s => s.Places(@"(src|href|srcset|action|data)\s*=\s*[""']?(https?:)?//[^""'\s>]*|url\(\s*[""']?(https?:)?//|@import|fetch\(\s*[""'`](https?:)?//|import\(?\s*[""'](https?:)?//")));
    }

    private static string Named(string place) => Regex.Match(place, @"Prytulak\.(\w+)").Groups[1].Value;
}
