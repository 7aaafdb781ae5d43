using System.Reflection;
using System.Runtime.InteropServices;
using Thon.Fourier;

namespace Thon.Provenance;

/// <summary>What computed something: as far as it can change a bit of the result.</summary>
/// <param name="Name">The program.</param>
/// <param name="Version">Its version.</param>
/// <param name="Runtime">What it ran on.</param>
/// <param name="Platform">What the runtime was built for, such as <c>linux-x64</c> or <c>linux-musl-x64</c>: double sines, exponentials and logarithms are those of the system's C library.</param>
/// <param name="InstructionSet">The registers in use, see <see cref="InstructionSets"/>. The same bits are promised on one of them; others may round otherwise.</param>
public sealed record Software(string Name, string Version, string Runtime, string Platform, string InstructionSet)
{
    /// <summary>This program on this machine.</summary>
    public static Software Current { get; } = new(
        "Thon",
        typeof(Software).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.RuntimeIdentifier,
        InstructionSets.Current);
}
