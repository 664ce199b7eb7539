using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Orb.Api.Catalog;
using Orb.Api.Security;
using Scalar.AspNetCore;

namespace Orb.Api.Hosting;

/// <summary>The OpenAPI document, and a page to browse it that loads nothing from elsewhere.</summary>
internal static class ApiDocs
{
    private const string Document = "v1";

    public static WebApplicationBuilder AddApiDocs(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => endpoint.RelativePath is { } path && ApiRoutes.IsForPrograms("/" + path);
            options.AddDocumentTransformer(Describe);
            options.AddOperationTransformer(DescribeOperation);
        });
        return builder;
    }

    public static WebApplication MapApiDocs(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", (options, http) =>
        {
            options.Title = "Orb API";
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
            options.WithNonce().DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
            http.Response.OnStarting(AllowNonce, http);
        }).AllowAnonymous();
        return app;
    }

    // The page makes its style elements by script, which a nonce cannot cover; scripts are held to it.
    private static Task AllowNonce(object state)
    {
        var http = (HttpContext)state;
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'nonce-{http.Items[ScalarOptions.NonceHttpContextItemKey]}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Orb", Version = Document, Description = "Turns a task into a merged pull request." };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [AuthSchemes.Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
        };
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem (RFC 9457): type, title, status, detail, code, traceId, and errors by field.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new OpenApiMediaType() },
        };
        if (!metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(AuthSchemes.Bearer, context.Document)] = [] }];
        }

        if (metadata.OfType<ActsOnce>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Header(IdempotencyKey.Header, "1 to 255 visible characters; the same key and body get the same answer for 24 hours."));
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
