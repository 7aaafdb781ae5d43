using System.Reflection;
using System.Runtime.InteropServices;
using Thon.Fourier;

namespace Thon.Provenance;

/// <summary>What computed something: as far as it can change a bit of the result.</summary>
/// <param name="Name">The program.</param>
/// <param name="Version">Its version.</param>
/// <param name="Runtime">What it ran on.</param>
/// <param name="InstructionSet">The registers in use, see <see cref="InstructionSets"/>; results are the same, bit for bit, on machines of one instruction set.</param>
public sealed record Software(string Name, string Version, string Runtime, string InstructionSet)
{
    /// <summary>This program on this machine.</summary>
    public static Software Current { get; } = new(
        "Thon",
        typeof(Software).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        RuntimeInformation.FrameworkDescription,
        InstructionSets.Current);
}
