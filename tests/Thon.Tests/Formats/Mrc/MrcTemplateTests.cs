using Thon.Formats.Mrc;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Mrc;

public sealed class MrcTemplateTests
{
    private static readonly MrcOutput Output = new(1, 1, 2, MrcMode.Float32, Length.FromAngstroms(3));

    [Fact]
    public void Origin_free_words_labels_and_extended_header_are_taken_over()
    {
        var input = new MrcBytes(0, 1, 1, 2).Int(92, 8).Text(104, "SERI").Int(128, 0x00210002).Float(172, 12.5f)
            .Float(196, 1).Float(200, 2).Float(204, 3).Int(220, 1).Text(224, "SerialEM").Bytes(1, 2, 3, 4, 5, 6, 7, 8).Bytes(10, 20);
        byte[] original = input.ToArray();
        byte[] copy = Copy(input, Output with { Labels = ["Thon: flip"] });
        Assert.Equal(original[92..108], copy[92..108]);
        Assert.Equal(original[112..212], copy[112..212]);
        Assert.Equal(original[1024..1032], copy[1024..1032]);
        using var reader = MrcReader.Open(MrcBytes.Save(copy));
        Assert.Equal(["SerialEM", "Thon: flip"], reader.Labels);
        Assert.Equal(DataType.Raw.Then("flip"), DataType.FromLabels(reader.Labels));
    }

    [Fact]
    public void An_extended_header_that_no_longer_fits_is_dropped_with_a_warning()
    {
        var big = new MrcBytes(0, 1, 1, 2, MrcByteOrder.BigEndian).Int(92, 2).Float(196, 5).Bytes(9, 9).Bytes(1, 2);
        Assert.Equal(["mrc-extended-header-dropped"], Codes(big, Output));
        var fewer = new MrcBytes(0, 1, 1, 3).Int(92, 2).Bytes(9, 9).Bytes(1, 2, 3);
        Assert.Equal(["mrc-extended-header-dropped"], Codes(fewer, Output));
        using var reader = MrcReader.Open(MrcBytes.Save(Copy(big, Output)));
        Assert.Equal((0, 5), (reader.ExtendedHeader.Length, reader.Header.Origin.X));
    }

    [Fact]
    public void A_volume_stays_a_volume_and_everything_else_is_an_image_stack()
    {
        Assert.Equal(1, Copy(new MrcBytes(0, 1, 1, 2).Int(88, 1).Bytes(1, 2), Output)[88]);
        Assert.Equal(0, Copy(new MrcBytes(0, 1, 1, 2).Int(88, 401).Bytes(1, 2), Output)[88]);
    }

    [Fact]
    public void A_new_data_type_label_replaces_the_old_one() =>
        Assert.Equal(["a", "b", "Thon: flip+dw(gg,mid)"], MrcLabels.Merge(["a", "Thon: flip", "b"], ["Thon: flip+dw(gg,mid)"]));

    [Fact]
    public void Where_ten_labels_are_not_enough_the_oldest_foreign_ones_go()
    {
        string[] full = ["Thon: flip", .. Enumerable.Range(0, 9).Select(i => $"old {i}")];
        Assert.Equal(["Thon: flip", .. full[3..], "new 1", "new 2"], MrcLabels.Merge(full, ["new 1", "new 2"]));
    }

    [Fact]
    public void The_record_of_the_input_is_not_that_of_a_file_made_from_it()
    {
        string old = MrcLabels.RecordPrefix + new string('1', 64), own = MrcLabels.RecordPrefix + new string('2', 64);
        Assert.Equal(["a", "Thon: flip"], MrcLabels.Merge(["Thon: raw", old, "a"], ["Thon: flip"]));
        Assert.Equal(["a", "Thon: flip", own], MrcLabels.Merge(["Thon: raw", old, "a"], ["Thon: flip", own]));
        Assert.Equal(["Thon: raw", "a", own], MrcLabels.Merge(["Thon: raw", old, "a"], [own]));
        Assert.Equal(["Thon: raw", old, "a", "b"], MrcLabels.Merge(["Thon: raw", old, "a"], ["b"]));
    }

    [Fact]
    public void Where_ten_labels_are_not_enough_the_record_stays()
    {
        string record = MrcLabels.RecordPrefix + new string('1', 64);
        string[] full = [record, "Thon: flip", .. Enumerable.Range(0, 8).Select(i => $"old {i}")];
        Assert.Equal([record, "Thon: flip", .. full[4..], "new 1", "new 2"], MrcLabels.Merge(full, ["new 1", "new 2"]));
    }

    [Fact]
    public void A_line_of_a_record_fits_and_is_no_data_type()
    {
        string record = MrcLabels.RecordPrefix + new string('1', 64);
        Assert.InRange(record.Length, 1, MrcHeader.LabelLength);
        Assert.Null(DataType.FromLabels([record]));
        Assert.Equal(MrcHeader.LabelLength, DataType.LabelLength);
    }

    [Fact]
    public void A_header_survives_being_written_and_read()
    {
        byte[] bytes = new MrcBytes(1, 5, 6, 7).Int(16, -3).Float(52, 90).Float(56, 90).Float(60, 90).Int(152, 1146047817).Int(220, 1)
            .Text(224, "label".PadRight(80)).Text(208, "MAP DD\0\0").ToArray()[..1024];
        Assert.Equal(bytes, MrcHeader.Decode(bytes, MrcByteOrder.LittleEndian).Encode());
    }

    private static byte[] Copy(MrcBytes input, MrcOutput output)
    {
        string path = MrcWriterTests.NewPath();
        using var reader = MrcReader.Open(input.Save());
        MrcWriterTests.Write(path, output with { Template = reader.Template }, [[1], [2]]);
        return File.ReadAllBytes(path);
    }

    private static IEnumerable<string> Codes(MrcBytes input, MrcOutput output)
    {
        using var reader = MrcReader.Open(input.Save());
        using var writer = MrcWriter.Create(MrcWriterTests.NewPath(), output with { Template = reader.Template });
        return writer.Findings.Select(finding => finding.Code);
    }
}
