using System.Text.Encodings.Web;
using AudioPaper.Host.Web.Guards;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AudioPaper.Host.Web.Accounts;

/// <summary>Lets programs in by <c>Authorization: Bearer TOKEN</c> (RFC 6750). Nowhere else is a token looked for: addresses are logged and handed on.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ProgramTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        return Task.FromResult(header is not [{ } value] || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? AuthenticateResult.NoResult()
            : tokens.Find(value[Prefix.Length..].Trim()) is { } token ? AuthenticateResult.Success(new AuthenticationTicket(Access.Of(token), Scheme.Name))
            : AuthenticateResult.Fail("no such token"));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"audiopaper\"";
        return Problem.LoginNeeded.WriteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem.NotAllowed.WriteAsync(Context);
}
