namespace Thon.Tests.Batch.Watch;

/// <summary>A clock that a test moves.</summary>
internal sealed class WatchClock : TimeProvider
{
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _passed;

    public void Pass(TimeSpan time) => _passed += time;
}
