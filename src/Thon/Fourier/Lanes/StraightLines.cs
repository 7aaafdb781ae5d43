using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>Tables read between their entries on straight lines.</summary>
internal static unsafe class StraightLines<T>
    where T : struct, ILanes<T>
{
    /// <summary>The value of a table at a place in each lane.</summary>
    /// <param name="table">The entries.</param>
    /// <param name="place">Zero or more, and below the number of the last entry.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At(float* table, T place)
    {
        T whole = T.Floor(place), low = T.Lookup(table, whole), high = T.Lookup(table + 1, whole);
        return T.MultiplyAdd(place - whole, high - low, low);
    }
}
