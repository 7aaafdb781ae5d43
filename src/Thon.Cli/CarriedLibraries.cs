using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Win32.SafeHandles;

namespace Thon.Cli;

/// <summary>
/// The native libraries that a single file carries inside itself. They are loaded from memory when one is first asked for: nothing is unpacked, so that a home that
/// cannot be written, a small /tmp and a thousand tasks that start at once are no matter.
/// </summary>
internal static partial class CarriedLibraries
{
    // So that a library is not left open for programs that are started.
    private const uint CloseOnExec = 1;

    // The runtime asks anew for every function, and a library loaded twice has its state twice: what one copy makes, the other cannot read.
    private static readonly Dictionary<string, nint> Loaded = [];

    // The loader knows a library by its path, and the path by the number of an open file: a number given twice would bring the first library twice.
    private static readonly List<SafeFileHandle> Open = [];

    /// <summary>Has the runtime ask here for libraries that it finds nowhere else.</summary>
    public static void Offer() => AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Find(name);

    /// <summary>A library, or zero where it is not carried or the system does not let it be loaded; what asked for it fails then as it does without it.</summary>
    private static nint Find(string name)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(name, out nint library)) Loaded[name] = library = Load(name);
            return library;
        }
    }

    private static nint Load(string name)
    {
        using var carried = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Native/{name}.so");
        if (carried is null || CreateInMemory(name, CloseOnExec) is not (>= 0 and var number)) return 0;
        var handle = new SafeFileHandle(number, ownsHandle: true);
        Open.Add(handle);
        byte[] bytes = new byte[carried.Length];
        carried.ReadExactly(bytes);
        RandomAccess.Write(handle, bytes, 0);
        return NativeLibrary.TryLoad($"/proc/self/fd/{number}", out nint library) ? library : 0;
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateInMemory(string name, uint flags);
}
