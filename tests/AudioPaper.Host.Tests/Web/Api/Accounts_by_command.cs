using System.Text;
using AudioPaper.Host.Web.Accounts;
using AudioPaper.Tests;

namespace AudioPaper.Host.Tests.Web.Api;

public sealed class Accounts_by_command
{
    [Fact]
    public async Task Are_made_listed_and_taken_back()
    {
        using var folder = new TemporaryFolder();
        var library = folder["library"];
        (await Narrator.RunWithInputAsync("correct horse battery\n"u8.ToArray(), "users", "add", "alice", "--role", "admin", "-l", library)).ShouldEndWith(0);
        var again = (await Narrator.RunWithInputAsync("correct horse battery\n"u8.ToArray(), "users", "add", "ALICE", "-l", library)).ShouldEndWith(1);
        Assert.Contains("already", Assert.Single(again.Complaints), StringComparison.Ordinal);
        var weak = (await Narrator.RunWithInputAsync("short\n"u8.ToArray(), "users", "add", "bob", "-l", library)).ShouldEndWith(1);
        Assert.Single(weak.Complaints);
        Assert.Contains("alice\tadmin", (await Narrator.RunAsync("users", "list", "-l", library)).ShouldEndWith(0).Output, StringComparison.Ordinal);
        (await Narrator.RunWithInputAsync(Encoding.UTF8.GetBytes("换一个很长的密码吧十二字\n"), "users", "password", "alice", "-l", library)).ShouldEndWith(0);
        var users = new Users(library, TimeProvider.System);
        Assert.NotNull(users.Check("alice", "换一个很长的密码吧十二字"));
        Assert.Null(users.Check("alice", "correct horse battery"));

        var made = (await Narrator.RunAsync("tokens", "add", "cms", "--scopes", "issues:write,issues:read", "--newspaper", "小城早报", "-l", library)).ShouldEndWith(0);
        var secret = made.Output.Trim();
        var token = new ProgramTokens(library, TimeProvider.System).Find(secret);
        Assert.Equal(["issues:write", "issues:read"], token!.Scopes);
        Assert.Equal("小城早报", token.Newspaper);
        Assert.DoesNotContain(secret, (await Narrator.RunAsync("tokens", "list", "-l", library)).ShouldEndWith(0).Output, StringComparison.Ordinal);
        (await Narrator.RunAsync("tokens", "add", "cms", "--scopes", "everything", "-l", library)).ShouldEndWith(2);
        (await Narrator.RunAsync("tokens", "revoke", token.Id, "-l", library)).ShouldEndWith(0);
        Assert.Null(new ProgramTokens(library, TimeProvider.System).Find(secret));
        (await Narrator.RunAsync("tokens", "revoke", token.Id, "-l", library)).ShouldEndWith(1);
        (await Narrator.RunAsync("users", "remove", "alice", "-l", library)).ShouldEndWith(0);
        Assert.Empty(new Users(library, TimeProvider.System).All());
    }
}
