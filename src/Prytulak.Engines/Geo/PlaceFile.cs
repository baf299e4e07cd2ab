namespace Prytulak.Engines.Geo;

/// <summary>One file of places with what is found in it by name, by id and by position.</summary>
sealed class PlaceFile(PlaceTable table, NameTrie trie, SortedIds ids, Parallels parallels)
{
    public PlaceTable Table => table;
    public NameTrie Trie => trie;
    public SortedIds Ids => ids;
    public Parallels Parallels => parallels;

    public static PlaceFile Read(Stream gzipped)
    {
        var table = PlaceTable.Read(gzipped);
        return new(table, NameTrieBuilder.Build(NameKeys.Of(table)), SortedIds.Of(table.Ids), Parallels.Of(table));
    }

    public static PlaceFile ReadCompiled(Stream stream)
    {
        var table = PlaceTable.ReadCompiled(stream);
        return new(table, NameTrie.Read(stream), SortedIds.Read(stream), Parallels.Read(stream, table));
    }

    public void WriteCompiled(Stream stream)
    {
        table.WriteCompiled(stream);
        trie.Write(stream);
        ids.Write(stream);
        parallels.Write(stream);
    }
}
