namespace Thon.Check.Conventions;

/// <summary>A quantity that programs keep in ways of their own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kept">The ways; a program in none of them does not keep it.</param>
internal sealed record ConventionQuantity(string Name, params Convention[] Kept)
{
    /// <summary>How a program keeps it, or null where it does not.</summary>
    internal Convention? Of(string program) => Kept.FirstOrDefault(way => way.Programs.Split(' ').Contains(program));
}
