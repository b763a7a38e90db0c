using System.Text.Json;
using System.Text.Json.Nodes;
using AudioPaper.Host.Library;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Host.Web.Api.Routes;
using AudioPaper.Host.Web.Api.Uploads;
using AudioPaper.Host.Web.Guards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AudioPaper.Host.Web.Api;

/// <summary>The OpenAPI document (3.1) of the API: routes, forms, problems, and who may ask what.</summary>
internal static class ApiDocument
{
    private const string TokenScheme = "token";
    private const string CookieScheme = "session";

    /// <summary>Adds it.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "AudioPaper", Version = "1",
                Description = "Pages of newspapers in, newspapers to listen to out. Programs send a token (audiopaper tokens add) as Authorization: Bearer; people have a session and send "
                    + "what /session told them as X-CSRF-Token with whatever changes something. Errors are application/problem+json; x-problems lists their types.",
            };
            // One document for all addresses a server has.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [TokenScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of a program; its scopes are told for each route." },
                [CookieScheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie,
                    Name = (AccountSetup.IsHttps(context.ApplicationServices.GetRequiredService<ServerSettings>()) ? "__Host-" : "") + "audiopaper-session", Description = "The session of somebody who logged in.",
                },
            };
            document.AddComponent("Problem", ProblemSchema());
            var problems = new JsonObject(Problem.All.Select(problem => KeyValuePair.Create(problem.Code, (JsonNode?)new JsonObject { ["status"] = problem.Status, ["title"] = problem.Title, ["detail"] = problem.English })));
            document.Extensions = new Dictionary<string, IOpenApiExtension> { ["x-problems"] = new JsonNodeExtension(problems) };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var scope = metadata.OfType<NeededScope>().FirstOrDefault()?.Scope;
            operation.Description = scope is null ? "Needs no scope." : $"Needs the scope `{scope}`.";
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenScheme, context.Document)] = scope is null ? [] : [scope] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(CookieScheme, context.Document)] = [] },
            ];
            operation.Responses ??= [];
            foreach (var group in Problem.All.Where(problem => IsPossible(problem, operation, metadata)).GroupBy(problem => problem.Status))
            {
                operation.Responses[group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = string.Join(" ", group.Select(problem => problem.English)),
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) } },
                };
            }

            foreach (var stage in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "stage") ?? [])
            {
                stage.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames<IssueStage>().Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))] };
            }

            if (metadata.OfType<UploadBody>().Any())
            {
                DescribeUpload(operation);
            }

            return Task.CompletedTask;
        });
    });

    private static bool IsPossible(Problem problem, OpenApiOperation operation, IList<object> metadata) => problem.Status switch
    {
        400 or 401 or 403 or 404 or 422 or 429 or 500 => true,
        _ => operation.RequestBody is not null || metadata.OfType<UploadBody>().Any() || problem.Status is 409 or 503,
    };

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object, Description = "RFC 9457", Required = new HashSet<string> { "type", "title", "status", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference", Examples = ["/api/v1/openapi.json#/x-problems/not-found"] },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "One sentence, Chinese or English by Accept-Language." },
        },
    };

    private static void DescribeUpload(OpenApiOperation operation)
    {
        var fields = UploadFields.Names.ToDictionary(name => name, IOpenApiSchema (name) => new OpenApiSchema { Type = JsonSchemaType.String, Examples = [ExampleOf(name)] }, StringComparer.Ordinal);
        operation.Parameters = [.. UploadFields.Names.Prepend("name").Select(name => new OpenApiParameter
        {
            Name = name, In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Description = name == "name" ? "Name of the file, where the body is one." : "As the field of this name, where the body is a file.",
        }), new OpenApiParameter
        {
            Name = "Idempotency-Key", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 }, Description = "The same key gets the same answer for a day.",
        }];
        var files = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }, Description = "The files; the field may have any name and come several times." };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(fields) { ["files"] = files } } },
                ["application/octet-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            },
        };
    }

    private static JsonNode ExampleOf(string field) => field switch
    {
        "newspaper" => "小城早报", "date" => "2026-03-19", "edition" => "二版", "voice" => "espeak:cmn", "formats" => "mp3,m4b", "loudness" => "-16", "replace" => "true",
        _ => "https://example.org/feed.xml",
    };
}
