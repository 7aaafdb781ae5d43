using System.Globalization;
using Microsoft.AspNetCore.Http;
using Thon.Findings;

namespace Thon.Web;

/// <summary>A square of an image that is to be compared.</summary>
/// <param name="X">Its middle, pixels from the left.</param>
/// <param name="Y">Its middle, pixels from the bottom.</param>
/// <param name="Side">Its side, pixels.</param>
internal sealed record CropQuery(double X, double Y, int Side)
{
    private const double FarthestPixel = 1e6;
    private const int SmallestSide = 16, LargestSide = 16384;

    /// <summary>The square that a query names.</summary>
    /// <exception cref="BadInputException">A number is missing or out of its range.</exception>
    public static CropQuery Read(IQueryCollection query) =>
        new(Number(query, "x", 0, FarthestPixel), Number(query, "y", 0, FarthestPixel), (int)Number(query, "side", SmallestSide, LargestSide));

    private static double Number(IQueryCollection query, string name, double lowest, double highest)
    {
        string text = query[name].ToString();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= lowest && number <= highest) return number;
        throw new BadInputException(Finding.Error(
            "inspect-number", null, name, text.Length == 0 ? "nothing" : PlainText.Of(text), string.Create(CultureInfo.InvariantCulture, $"a number from {lowest} to {highest}, pixels")));
    }
}
