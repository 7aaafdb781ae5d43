namespace Thon.Report;

/// <summary>The native library that draws: it does not run on every system, and nothing but pictures may depend on it.</summary>
internal static class DrawingLibrary
{
    /// <summary>Whether this is how a system says that the library does not run on it.</summary>
    public static bool IsMissing(Exception failure) => failure is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException;

    /// <summary>What is drawn; null where the library does not run.</summary>
    public static T? Try<T>(Func<T?> draw) where T : class
    {
        try
        {
            return draw();
        }
        catch (Exception failure) when (IsMissing(failure))
        {
            return null;
        }
    }
}
