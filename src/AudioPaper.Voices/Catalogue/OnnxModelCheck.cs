using System.Text;

namespace AudioPaper.Voices.Catalogue;

/// <summary>
/// Looks whether a file is a whole ONNX model with the inputs of a Piper voice, by walking its fields without loading it. Source: <c>onnx.proto</c>
/// (ModelProto: graph is field 7; GraphProto: inputs are field 11; ValueInfoProto: name is field 1) and the encoding of protocol buffers.
/// </summary>
/// <param name="stream">The file; it is read from its beginning.</param>
internal sealed class OnnxModelCheck(Stream stream)
{
    /// <summary>Newer versions add fields, but none so high; a model has some thousand in all, and a file of nothing else must not keep us for hours.</summary>
    private const int HighestField = 100, MostFields = 1_000_000;

    private const int Graph = 7, Input = 11, Name = 1, MostInputs = 100, LongestName = 200;

    private static readonly string[] Wanted = ["input", "input_lengths", "scales"];

    private int fieldCount;

    /// <summary>Refuses what is no model of a voice.</summary>
    /// <param name="path">For the sentence.</param>
    /// <exception cref="VoiceInstallException">It is none.</exception>
    public void Check(string path)
    {
        var inputs = new List<string>();
        stream.Position = 0;
        var hasGraph = false;
        var isWhole = stream.Length > 0 && Walk(stream.Length, (field, end) =>
        {
            hasGraph |= field == Graph;
            return field != Graph || Walk(end, (inner, innerEnd) => inner != Input || Walk(innerEnd, (part, partEnd) => part != Name || AddName(partEnd, inputs)));
        });
        if (!isWhole || !hasGraph)
        {
            throw new VoiceInstallException($"{path} is no ONNX model, or is not whole; download it again or take another file.", $"{path} 不是 ONNX 模型，或不完整；请重新下载或换一个文件。");
        }

        if (!Wanted.All(inputs.Contains))
        {
            throw new VoiceInstallException($"{path} is an ONNX model, but not one of a Piper voice: the inputs {string.Join(", ", Wanted.Except(inputs))} are missing.", $"{path} 是 ONNX 模型，但不是 Piper 声音：缺少输入 {string.Join("、", Wanted.Except(inputs))}。");
        }
    }

    /// <summary>Goes through the fields up to <paramref name="end"/>; <paramref name="visit"/> gets each with length and may leave the position anywhere.</summary>
    /// <returns>Whether they end there.</returns>
    private bool Walk(long end, Func<int, long, bool> visit)
    {
        while (stream.Position < end)
        {
            if (Varint() is not { } key || key >> 3 is < 1 or > HighestField || ++fieldCount > MostFields)
            {
                return false;
            }

            var field = (int)(key >> 3);
            long next;
            switch (key & 7)
            {
                case 0:
                    if (Varint() is null)
                    {
                        return false;
                    }

                    next = stream.Position;
                    break;
                case 1:
                    next = stream.Position + 8;
                    break;
                case 5:
                    next = stream.Position + 4;
                    break;
                case 2:
                    if (Varint() is not { } length || length > (ulong)(end - stream.Position))
                    {
                        return false;
                    }

                    next = stream.Position + (long)length;
                    if (!visit(field, next))
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }

            if (next > end)
            {
                return false;
            }

            stream.Position = next;
        }

        return stream.Position == end;
    }

    private bool AddName(long end, List<string> names)
    {
        var bytes = new byte[Math.Min(end - stream.Position, LongestName)];
        if (names.Count < MostInputs && stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length)
        {
            names.Add(Encoding.UTF8.GetString(bytes));
        }

        return true;
    }

    private ulong? Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                return null;
            }

            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return null;
    }
}
