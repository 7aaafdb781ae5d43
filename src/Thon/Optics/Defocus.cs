using Thon.Units;

namespace Thon.Optics;

/// <summary>An astigmatic defocus. Underfocus is positive, U is the larger of the two, and the angle runs counter-clockwise from +x to U.</summary>
public sealed record Defocus
{
    /// <summary>A defocus from its two principal values; they are swapped, and the angle turned by 90 degrees, if U is the smaller one.</summary>
    /// <param name="u">Defocus along <paramref name="angle"/>, underfocus positive.</param>
    /// <param name="v">Defocus across it.</param>
    /// <param name="angle">Counter-clockwise from +x to U; folded into (-90, 90] degrees, as an astigmatism is the same after half a turn.</param>
    public Defocus(Length u, Length v, Angle angle)
    {
        bool swap = u.Angstroms < v.Angstroms;
        (U, V) = swap ? (v, u) : (u, v);
        Angle = Fold(angle.Radians + (swap ? Math.PI / 2 : 0));
    }

    /// <summary>The larger principal defocus.</summary>
    public Length U { get; }

    /// <summary>The smaller principal defocus.</summary>
    public Length V { get; }

    /// <summary>Counter-clockwise from +x to U, in (-90, 90] degrees.</summary>
    public Angle Angle { get; }

    /// <summary>(U + V) / 2.</summary>
    public Length Mean => new((U.Angstroms + V.Angstroms) / 2);

    /// <summary>U - V, zero or more.</summary>
    public Length Astigmatism => new(U.Angstroms - V.Angstroms);

    /// <summary>A defocus without astigmatism.</summary>
    public static Defocus Round(Length mean) => new(mean, mean, Angle.Zero);

    /// <summary>A defocus from its mean and the two components of its astigmatism.</summary>
    /// <param name="mean">(U + V) / 2.</param>
    /// <param name="cosine">(U - V)/2 cos(2 angle).</param>
    /// <param name="sine">(U - V)/2 sin(2 angle).</param>
    public static Defocus FromComponents(Length mean, Length cosine, Length sine)
    {
        double half = Math.Sqrt(cosine.Angstroms * cosine.Angstroms + sine.Angstroms * sine.Angstroms);
        var angle = new Angle(half == 0 ? 0 : Math.Atan2(sine.Angstroms, cosine.Angstroms) / 2);
        return new(new(mean.Angstroms + half), new(mean.Angstroms - half), angle);
    }

    /// <summary>The defocus along a direction: (U+V)/2 + (U-V)/2 cos 2(a - angle), in angstrom.</summary>
    /// <param name="direction">Counter-clockwise from +x.</param>
    public double AngstromsAlong(Angle direction) =>
        Mean.Angstroms + Astigmatism.Angstroms / 2 * Math.Cos(2 * (direction.Radians - Angle.Radians));

    /// <summary>The same astigmatism about another mean.</summary>
    public Defocus WithMean(Length mean)
    {
        double half = Astigmatism.Angstroms / 2;
        return new(new(mean.Angstroms + half), new(mean.Angstroms - half), Angle);
    }

    private static Angle Fold(double radians)
    {
        double folded = radians - Math.PI * Math.Round(radians / Math.PI);
        return new(folded <= -Math.PI / 2 ? folded + Math.PI : folded);
    }
}
