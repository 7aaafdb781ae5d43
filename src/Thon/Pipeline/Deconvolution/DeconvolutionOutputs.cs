using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Report;

namespace Thon.Pipeline.Deconvolution;

/// <summary>What is done before a deconvolution begins: its files are claimed, so that nothing fails at the end of the work, and the plot is drawn.</summary>
public static class DeconvolutionOutputs
{
    /// <summary>Claims the names of a job's files, makes their folders, and draws the plot, where one was asked for.</summary>
    /// <param name="job">What was asked for.</param>
    /// <param name="filter">The filter; of a series that of one image.</param>
    /// <param name="shown">What the filter is of, for the title of the plot.</param>
    /// <param name="inputs">The files that are read, none of which is ever written to.</param>
    /// <returns>What became known in drawing the plot.</returns>
    /// <exception cref="BadInputException">An output exists, is an input, has a name of another format, or cannot be written.</exception>
    public static FindingList Prepare(DeconvolutionJob job, DeconvolutionFilter filter, string shown, IEnumerable<string> inputs)
    {
        StackOutput.RefuseOtherFormats(job.File);
        OutputNames.Claim(job.Outputs, job.Overwrite, inputs);
        foreach (string file in job.Outputs) Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return job.Plot is { } plot ? FilterPlot.Write(filter, shown, plot, job.Overwrite) : FindingList.Empty;
    }
}
