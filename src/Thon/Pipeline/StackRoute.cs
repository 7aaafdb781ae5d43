using Thon.Imaging;

namespace Thon.Pipeline;

/// <summary>Where the images of one stack come from and where they go.</summary>
/// <param name="Source">The images.</param>
/// <param name="Sink">Takes what is made of them, every section at its own place.</param>
public sealed record StackRoute(ISectionSource Source, ISectionSink Sink);
