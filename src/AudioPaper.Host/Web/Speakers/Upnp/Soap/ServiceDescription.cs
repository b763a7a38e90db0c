using System.Collections.Immutable;
using System.Xml;

namespace AudioPaper.Host.Web.Speakers.Upnp.Soap;

/// <summary>An argument of an action.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOut">Whether it is answered rather than sent.</param>
/// <param name="Variable">The variable that tells its type.</param>
internal sealed record ActionArgument(string Name, bool IsOut, string Variable);

/// <summary>An action.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its arguments, those sent first.</param>
internal sealed record ServiceAction(string Name, ImmutableArray<ActionArgument> Arguments)
{
    /// <summary>An action by a short form: <c>Browse ObjectID:A_ARG_TYPE_ObjectID > Result:A_ARG_TYPE_Result</c>.</summary>
    public static ServiceAction Of(string text)
    {
        var words = text.Split(' ');
        var border = Array.IndexOf(words, ">");
        return new ServiceAction(words[0], [.. words.Index().Skip(1).Where(word => word.Index != border)
            .Select(word => new ActionArgument(word.Item.Split(':')[0], border >= 0 && word.Index > border, word.Item.Split(':')[1]))]);
    }
}

/// <summary>A variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type (UPnP Device Architecture 1.1, 2.5).</param>
/// <param name="IsEvented">Whether subscribers are told of changes.</param>
/// <param name="Allowed">Values it may have; none for any.</param>
internal sealed record StateVariable(string Name, string Type, bool IsEvented = false, params string[] Allowed);

/// <summary>What a service can do (SCPD: UPnP Device Architecture 1.1, 2.5).</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Actions">Its actions.</param>
/// <param name="Variables">Its variables.</param>
internal sealed record ServiceDescription(string Type, string Name, ImmutableArray<ServiceAction> Actions, ImmutableArray<StateVariable> Variables)
{
    private const string Space = "urn:schemas-upnp-org:service-1-0";

    /// <summary>It as a document.</summary>
    public byte[] ToXml() => UpnpXml.Document(xml =>
    {
        xml.WriteStartElement("scpd", Space);
        xml.WriteStartElement("specVersion", Space);
        xml.WriteElementString("major", Space, "1");
        xml.WriteElementString("minor", Space, "0");
        xml.WriteEndElement();
        xml.WriteStartElement("actionList", Space);
        foreach (var action in Actions)
        {
            Write(xml, action);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("serviceStateTable", Space);
        foreach (var variable in Variables)
        {
            Write(xml, variable);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, ServiceAction action)
    {
        xml.WriteStartElement("action", Space);
        xml.WriteElementString("name", Space, action.Name);
        xml.WriteStartElement("argumentList", Space);
        foreach (var argument in action.Arguments)
        {
            xml.WriteStartElement("argument", Space);
            xml.WriteElementString("name", Space, argument.Name);
            xml.WriteElementString("direction", Space, argument.IsOut ? "out" : "in");
            xml.WriteElementString("relatedStateVariable", Space, argument.Variable);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, StateVariable variable)
    {
        xml.WriteStartElement("stateVariable", Space);
        xml.WriteAttributeString("sendEvents", variable.IsEvented ? "yes" : "no");
        xml.WriteElementString("name", Space, variable.Name);
        xml.WriteElementString("dataType", Space, variable.Type);
        if (variable.Allowed.Length > 0)
        {
            xml.WriteStartElement("allowedValueList", Space);
            foreach (var value in variable.Allowed)
            {
                xml.WriteElementString("allowedValue", Space, value);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
