using System.Runtime.InteropServices;

namespace Thon.Simulate;

/// <summary>
/// The scatterers one tilt sees, sorted into layers of equal steps of defocus. Each scatterer is shared between the two layers it lies between,
/// in proportion, which replaces its CTF by a linear interpolation between theirs.
/// </summary>
public sealed class Layers
{
    private readonly Deposit[] _sorted;
    private readonly int[] _starts;

    /// <summary>Sorts scatterers into layers.</summary>
    /// <param name="scatterers">The specimen.</param>
    /// <param name="view">How the tilt sees it.</param>
    /// <param name="field">The field of view; scatterers outside of it are left out.</param>
    /// <param name="greatestStep">Greatest step between layers, angstrom; infinite to put everything into one.</param>
    public Layers(IEnumerable<Scatterer> scatterers, TiltView view, PaddedField field, double greatestStep)
    {
        var seen = See(scatterers, view, field);
        var (low, high) = Range(seen);
        Count = 1 + (double.IsInfinity(greatestStep) ? 0 : (int)Math.Ceiling((high - low) / greatestStep));
        (FirstDefocus, Step) = (low, Count == 1 ? 0 : (high - low) / (Count - 1));
        _starts = new int[Count + 1];
        _sorted = new Deposit[seen.Count];
        Sort(seen);
    }

    /// <summary>How many layers there are; at least 1.</summary>
    public int Count { get; }

    /// <summary>What the first layer adds to the defocus of the image centre, angstrom.</summary>
    public double FirstDefocus { get; }

    /// <summary>Step of defocus from a layer to the next, angstrom; 0 where there is one.</summary>
    public double Step { get; }

    /// <summary>Adds the scatterers that lie between a layer and the next to both, in an order that never changes.</summary>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="nearer">Image of that layer, [row, column].</param>
    /// <param name="further">Image of the next one.</param>
    /// <param name="width">Pixels a row of both.</param>
    public void AddInPlace(int layer, Span<float> nearer, Span<float> further, int width)
    {
        foreach (ref readonly var point in _sorted.AsSpan(_starts[layer].._starts[layer + 1]))
        {
            float share = Step == 0 ? 0 : (float)(Place(point.Depth) - layer);
            SplineDeposit.AddInPlace(nearer, width, point.X, point.Y, point.Weight * (1 - share));
            if (share != 0) SplineDeposit.AddInPlace(further, width, point.X, point.Y, point.Weight * share);
        }
    }

    private static List<Deposit> See(IEnumerable<Scatterer> scatterers, TiltView view, PaddedField field)
    {
        var seen = new List<Deposit>();
        foreach (var scatterer in scatterers)
        {
            var (x, y, defocus) = view.Project(scatterer);
            float column = (float)(field.CentreX + x / field.PixelAngstroms), row = (float)(field.CentreY + y / field.PixelAngstroms);
            if (column >= 0 && column < field.Width && row >= 0 && row < field.Height)
                seen.Add(new(column, row, (float)defocus, (float)scatterer.Weight));
        }
        return seen;
    }

    private static (double Low, double High) Range(List<Deposit> seen)
    {
        if (seen.Count == 0) return (0, 0);
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (ref readonly var point in CollectionsMarshal.AsSpan(seen)) (low, high) = (Math.Min(low, point.Depth), Math.Max(high, point.Depth));
        return (low, high);
    }

    private void Sort(List<Deposit> seen)
    {
        foreach (ref readonly var point in CollectionsMarshal.AsSpan(seen)) _starts[Layer(point) + 1]++;
        for (int i = 0; i < Count; i++) _starts[i + 1] += _starts[i];
        int[] next = _starts[..Count];
        foreach (ref readonly var point in CollectionsMarshal.AsSpan(seen)) _sorted[next[Layer(point)]++] = point;
    }

    private double Place(float depth) => Step == 0 ? 0 : (depth - FirstDefocus) / Step;

    private int Layer(in Deposit point) => Math.Clamp((int)Place(point.Depth), 0, Count - 1);

    private readonly record struct Deposit(float X, float Y, float Depth, float Weight);
}
