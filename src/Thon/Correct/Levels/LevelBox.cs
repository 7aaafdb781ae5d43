namespace Thon.Correct.Levels;

/// <summary>One defocus at which a box is filtered, and how much of the result its columns take.</summary>
/// <param name="Defocus">What the level adds to the defocus of the image centre, angstrom.</param>
/// <param name="First">The first column of the box that takes any.</param>
/// <param name="Weights">How much this column and those after it take.</param>
internal sealed record Level(float Defocus, int First, float[] Weights);

/// <summary>A stretch of columns that is transformed at once.</summary>
/// <param name="Start">Column of the canvas it begins at; below zero means before the canvas, which is periodic.</param>
/// <param name="Levels">The defoci its columns need.</param>
internal sealed record LevelBox(int Start, Level[] Levels)
{
    /// <summary>The boxes of an image.</summary>
    /// <param name="plan">How it is cut.</param>
    /// <param name="centre">Column of the canvas whose defocus is that of the image centre.</param>
    /// <param name="perColumn">Change of defocus from column to column, angstrom.</param>
    public static LevelBox[] Of(CorrectionPlan plan, double centre, double perColumn)
    {
        int margin = plan.Box == plan.Width ? 0 : plan.Margin;
        int[] starts = plan.Starts();
        float[][] fades = Fades(starts, plan.Core);
        return [.. starts.Select((start, i) => new LevelBox(start - margin, LevelsOf(plan, start, margin, fades[i], centre, perColumn)))];
    }

    private static Level[] LevelsOf(CorrectionPlan plan, int start, int margin, float[] fade, double centre, double perColumn)
    {
        if (plan.IsFlat) return [new(0, margin, [.. fade.Select(weight => weight / plan.Box)])];
        double LevelAt(int column) => (start + column - centre) * perColumn / plan.DefocusStep;
        double left = LevelAt(0), right = LevelAt(fade.Length - 1), reach = DefocusLevels.Support / 2.0;
        int lowest = (int)Math.Ceiling(Math.Min(left, right) - reach), highest = (int)Math.Floor(Math.Max(left, right) + reach);
        var levels = new List<Level>();
        for (int level = lowest; level <= highest; level++)
        {
            float[] weights = [.. fade.Select((weight, column) => (float)(weight * DefocusLevels.Weight(LevelAt(column) - level) / plan.Box))];
            int first = Array.FindIndex(weights, weight => weight > 0), last = Array.FindLastIndex(weights, weight => weight > 0);
            if (first >= 0) levels.Add(new((float)(level * plan.DefocusStep), margin + first, weights[first..(last + 1)]));
        }
        return [.. levels];
    }

    /// <summary>How much every core counts at each of its columns: neighbours fade into each other, and two add up to one.</summary>
    private static float[][] Fades(int[] starts, int core)
    {
        var fades = starts.Select(_ => new float[core]).ToArray();
        Array.ForEach(fades, row => Array.Fill(row, 1));
        for (int i = 1; i < starts.Length; i++)
        {
            int overlap = starts[i - 1] + core - starts[i];
            for (int x = 0; x < overlap; x++)
            {
                float rising = (float)(0.5 - 0.5 * Math.Cos(Math.PI * (x + 0.5) / overlap));
                fades[i][x] *= rising;
                fades[i - 1][core - overlap + x] *= 1 - rising;
            }
        }
        return fades;
    }
}
