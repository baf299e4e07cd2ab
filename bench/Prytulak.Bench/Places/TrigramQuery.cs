namespace Prytulak.Bench.Places;

/// <summary>One way to ask pg_trgm for the five places that may be meant: most alike and most people first.</summary>
sealed record TrigramQuery(string Name, string Setting, string Sql)
{
    public static readonly TrigramQuery[] All =
    [
        Similar("GIN, similarity 0.3 or beginning so", "0.3", begun: true),
        Similar("GIN, similarity 0.3", "0.3", begun: false),
        Similar("GIN, similarity 0.2", "0.2", begun: false),
        Words("GIN, word similarity 0.5", "0.5"),
        Nearest("GiST, 20 nearest or beginning so", 20)
    ];

    // The most that begin so by population, and all that are alike enough.
    private static TrigramQuery Similar(string name, string threshold, bool begun) => new(name, $"SET pg_trgm.similarity_threshold = {threshold}", $"""
        WITH typed AS MATERIALIZED (SELECT unaccent(lower($1)) AS name),
        found AS ({(begun ? Begun : "")}
            SELECT place, similarity(n.name, typed.name) * weight AS score FROM names n, typed WHERE n.name % typed.name)
        {Best}
        """);

    private static TrigramQuery Nearest(string name, int many) => new(name, "SET pg_trgm.similarity_threshold = 0.3", $"""
        WITH typed AS MATERIALIZED (SELECT unaccent(lower($1)) AS name),
        found AS ({Begun.Replace("names", "names_near")}
            (SELECT place, (1 - (n.name <-> (SELECT name FROM typed))) * weight FROM names_near n ORDER BY n.name <-> (SELECT name FROM typed) LIMIT {many}))
        {Best}
        """);

    private static TrigramQuery Words(string name, string threshold) => new(name, $"SET pg_trgm.word_similarity_threshold = {threshold}", $"""
        WITH typed AS MATERIALIZED (SELECT unaccent(lower($1)) AS name),
        found AS (SELECT place, (word_similarity(typed.name, n.name) + similarity(n.name, typed.name)) * weight AS score FROM names n, typed WHERE typed.name <% n.name)
        {Best}
        """);

    private const string Begun = """
        (SELECT place, similarity(n.name, (SELECT name FROM typed)) * weight AS score FROM names n
            WHERE n.name ~>=~ (SELECT name FROM typed) AND n.name ~<~ ((SELECT name FROM typed) || U&'\FFFF') ORDER BY weight DESC LIMIT 50) UNION ALL
        """;

    private const string Best = "SELECT place FROM found GROUP BY place ORDER BY max(score) DESC LIMIT 5";
}
