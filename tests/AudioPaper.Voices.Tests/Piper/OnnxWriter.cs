using System.Buffers.Binary;
using System.Text;

namespace AudioPaper.Voices.Tests.Piper;

/// <summary>Writes ONNX models: just the messages of <c>onnx.proto</c> that a tiny graph needs, in protobuf's wire format.</summary>
internal sealed class OnnxWriter
{
    public const int Float = 1, Int64 = 7;

    private readonly List<byte> _nodes = [], _initializers = [], _inputs = [], _outputs = [];

    public OnnxWriter Input(string name, int type, params object[] shape) => Value(_inputs, 11, name, type, shape);

    public OnnxWriter Output(string name, int type, params object[] shape) => Value(_outputs, 12, name, type, shape);

    public OnnxWriter Floats(string name, float[] values, params long[] shape)
    {
        var raw = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        }

        return Tensor(name, Float, raw, shape);
    }

    public OnnxWriter Longs(string name, long[] values, params long[] shape)
    {
        var raw = new byte[8 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(8 * i), values[i]);
        }

        return Tensor(name, Int64, raw, shape);
    }

    /// <summary>A node with one output; attributes are whole numbers.</summary>
    public OnnxWriter Node(string operation, string output, string[] inputs, params (string Name, long Value)[] attributes)
    {
        var node = new List<byte>();
        foreach (var input in inputs)
        {
            Bytes(node, 1, input);
        }

        Bytes(node, 2, output);
        Bytes(node, 3, output + "_node");
        Bytes(node, 4, operation);
        foreach (var (name, value) in attributes)
        {
            var attribute = new List<byte>();
            Bytes(attribute, 1, name);
            Number(attribute, 3, value);
            Number(attribute, 20, 2);
            Bytes(node, 5, attribute);
        }

        Bytes(_nodes, 1, node);
        return this;
    }

    /// <summary>The whole model, IR 8, operators 13.</summary>
    public byte[] ToModel()
    {
        var graph = new List<byte>();
        graph.AddRange(_nodes);
        Bytes(graph, 2, "tiny");
        graph.AddRange(_initializers);
        graph.AddRange(_inputs);
        graph.AddRange(_outputs);
        var operators = new List<byte>();
        Bytes(operators, 1, "");
        Number(operators, 2, 13);
        var model = new List<byte>();
        Number(model, 1, 8);
        Bytes(model, 7, graph);
        Bytes(model, 8, operators);
        return [.. model];
    }

    private OnnxWriter Tensor(string name, int type, byte[] raw, long[] shape)
    {
        var tensor = new List<byte>();
        foreach (var size in shape)
        {
            Number(tensor, 1, size);
        }

        Number(tensor, 2, type);
        Bytes(tensor, 8, name);
        Bytes(tensor, 9, raw);
        Bytes(_initializers, 5, tensor);
        return this;
    }

    private OnnxWriter Value(List<byte> target, int field, string name, int type, object[] shape)
    {
        var dimensions = new List<byte>();
        foreach (var size in shape)
        {
            var dimension = new List<byte>();
            if (size is int number)
            {
                Number(dimension, 1, number);
            }
            else
            {
                Bytes(dimension, 2, (string)size);
            }

            Bytes(dimensions, 1, dimension);
        }

        var tensorType = new List<byte>();
        Number(tensorType, 1, type);
        Bytes(tensorType, 2, dimensions);
        var valueType = new List<byte>();
        Bytes(valueType, 1, tensorType);
        var value = new List<byte>();
        Bytes(value, 1, name);
        Bytes(value, 2, valueType);
        Bytes(target, field, value);
        return this;
    }

    private static void Number(List<byte> target, int field, long value)
    {
        Varint(target, (ulong)field << 3);
        Varint(target, (ulong)value);
    }

    private static void Bytes(List<byte> target, int field, string text) => Bytes(target, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(List<byte> target, int field, IReadOnlyCollection<byte> bytes)
    {
        Varint(target, ((ulong)field << 3) | 2);
        Varint(target, (ulong)bytes.Count);
        target.AddRange(bytes);
    }

    private static void Varint(List<byte> target, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            target.Add((byte)(value | 0x80));
        }

        target.Add((byte)value);
    }
}
