namespace Thon.Batch.Local;

/// <summary>How closely the images of a series that is done are looked at, to tell whether they have changed.</summary>
public enum InputCheck
{
    /// <summary>Every pixel is read and hashed.</summary>
    Full,

    /// <summary>The size of the files alone, beside everything else that is known of the series.</summary>
    Quick,
}
