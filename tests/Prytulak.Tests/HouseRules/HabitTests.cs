using System.Text.RegularExpressions;
using Xunit;

namespace Prytulak.Tests.HouseRules;

/// <summary>How files are written here.</summary>
public sealed class HabitTests
{
    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Rule.Holds(Sources.All.Where(s => s.Lines > 400 && Regex.IsMatch(s.Path, @"\.(cs|razor|css|js|mjs|sql)$")).Select(s => $"{s.Path}: {s.Lines}"));

    [Fact]
    public void Half_of_the_files_are_shorter_than_sixty_lines()
    {
        var lengths = Sources.Code.Where(s => s.Path.StartsWith("src/", StringComparison.Ordinal)).Select(s => s.Lines).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, 60);
    }

    [Fact]
    public void Time_is_asked_of_the_clock_that_is_handed_in() =>
        Rule.Holds(Sources.Under("src/").SelectMany(s => s.Places(@"\b(DateTime|DateTimeOffset|DateOnly)\.(Now|UtcNow|Today)\b|\bEnvironment\.TickCount")));

    [Fact]
    public void Chance_is_seeded_and_no_thread_is_put_to_sleep() =>
        Rule.Holds(Sources.Under("src/").SelectMany(s => s.Places(@"\bRandom\.Shared\b|\bnew Random\(\)|\bThread\.Sleep\b")));

    [Fact]
    public void Only_the_command_line_talks_to_the_console() =>
        Rule.Holds(Sources.Application.Where(s => s.Module != "Operating" && s.Name != "CommandLine").SelectMany(s => s.Places(@"\bConsole\.\w+")));

    [Fact]
    public void No_two_files_have_the_same_name_in_the_sources_or_in_one_project_of_tests() =>
        Rule.Holds(Sources.Code.Where(s => !s.Path.EndsWith("_Imports.razor") && s.Name != "Program")
            .GroupBy(s => (s.Path.StartsWith("src/") ? "src" : string.Join('/', s.Path.Split('/')[..2]), Path.GetFileName(s.Path))).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g.Select(s => s.Path))));

    [Fact]
    public void Every_type_says_in_a_sentence_what_it_is() =>
        Rule.Holds(Sources.Under("src/").Where(s => s.Path.EndsWith(".cs")).SelectMany(s => s.Places(
            @"(?<!///.*\n(\[.*\n)*)^(public|internal) (static |sealed |abstract |readonly |partial |ref )*(class|record|struct|enum|interface|delegate)\b.*")));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Rule.Holds(Sources.Code.Where(s => s.Name != nameof(HabitTests)).SelectMany(s => s.Places(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")));

    [Fact]
    public void No_test_is_skipped_or_timed() =>
        Rule.Holds(Sources.Under("tests/").Where(s => s.Name != nameof(HabitTests)).SelectMany(s => s.Places(@"\bSkip\s*=|\bAssert\.Skip|\bThread\.Sleep\b")));
}
