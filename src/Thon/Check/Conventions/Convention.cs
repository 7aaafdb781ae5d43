namespace Thon.Check.Conventions;

/// <summary>How some programs keep a quantity.</summary>
/// <param name="Words">Unit, sign and place, in a few words.</param>
/// <param name="Programs">The programs that keep it so, their names parted by blanks.</param>
/// <param name="Scale">What one of their numbers is in the unit and sign of RELION 5, where one number makes the other; null where it takes more than that.</param>
/// <param name="ToDo">What to do when coming to these programs from others, where multiplying does not do it; null for a look at both.</param>
internal sealed record Convention(string Words, string Programs, double? Scale = null, string? ToDo = null);
