namespace Thon.Check.Conventions;

/// <summary>One thing to look at when going from one program to another.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="From">How the first program keeps it; <c>-</c> where it does not.</param>
/// <param name="To">How the second program keeps it; <c>-</c> where it does not.</param>
/// <param name="ToDo">What to do; <c>-</c> where both keep it alike.</param>
public sealed record ConventionRow(string Quantity, string From, string To, string ToDo);
