namespace Thon.Fourier.Lanes;

/// <summary>
/// A register of single-precision lanes. The transforms are written once against this; the lanes carry independent transforms, so the arithmetic never
/// mixes them, and every width gives the same bits as long as the processor has a fused multiply-add.
/// </summary>
internal unsafe interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many lanes; a multiple of four.</summary>
    static abstract int Count { get; }

    /// <summary>Reads Count floats, aligned or not.</summary>
    static abstract T Load(float* source);

    /// <summary>Writes Count floats, aligned or not.</summary>
    static abstract void Store(float* target, T value);

    /// <summary>One value in every lane.</summary>
    static abstract T Broadcast(float value);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    /// <summary>a * b + c.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>c - a * b.</summary>
    static abstract T SubtractProduct(T a, T b, T c);

    /// <summary>Transposes a square of Count by Count floats; each row is read once and written once; pitches in floats.</summary>
    static abstract void Transpose(float* source, nint sourcePitch, float* target, nint targetPitch);

    /// <summary>Within each four lanes: a0 b0 a1 b1.</summary>
    static abstract T UnpackLow(T a, T b);

    /// <summary>Within each four lanes: a2 b2 a3 b3.</summary>
    static abstract T UnpackHigh(T a, T b);

    /// <summary>Within each four lanes: a0 a1 b0 b1.</summary>
    static abstract T LowPairs(T a, T b);

    /// <summary>Within each four lanes: a2 a3 b2 b3.</summary>
    static abstract T HighPairs(T a, T b);

    /// <summary>Within each four lanes: a0 a2 b0 b2.</summary>
    static abstract T Evens(T a, T b);

    /// <summary>Within each four lanes: a1 a3 b1 b3.</summary>
    static abstract T Odds(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>The smaller of the two in each lane.</summary>
    static abstract T Min(T a, T b);

    /// <summary>The larger of the two in each lane.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The square root of each lane.</summary>
    static abstract T Sqrt(T value);

    /// <summary>The largest whole number not above each lane.</summary>
    static abstract T Floor(T value);

    /// <summary>The values, negated in the lanes where a whole number, below 2^31 in magnitude, is odd.</summary>
    static abstract T NegateWhereOdd(T value, T whole);

    /// <summary>The entries of a table at whole numbers.</summary>
    static abstract T Lookup(float* table, T index);
}
