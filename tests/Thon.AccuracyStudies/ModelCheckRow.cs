namespace Thon.AccuracyStudies;

/// <summary>How one image's power agrees with the model of the bound.</summary>
/// <param name="Name">What the image is.</param>
/// <param name="Ratios">Measured power over the model's, a band of frequency each.</param>
/// <param name="Sigmas">Standard error of each.</param>
internal sealed record ModelCheckRow(string Name, double[] Ratios, double[] Sigmas);
