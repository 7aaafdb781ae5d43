using System.Collections.Immutable;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>What the page shows of a tilt that is looked at.</summary>
/// <param name="Tilt">Its numbers, picture, charts and map.</param>
/// <param name="Zeros">Where its CTF is zero at the mean defocus, cycles/angstrom.</param>
/// <param name="Trial">The numbers that the controls stand at; null before there are any.</param>
internal sealed record TiltView(TiltReport Tilt, ImmutableArray<double> Zeros, TrialNumbers? Trial);
