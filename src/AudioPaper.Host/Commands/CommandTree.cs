using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AudioPaper.Host.Commands;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    /// <summary>The program's name, whatever its file is called.</summary>
    private const string Name = "audiopaper";

    /// <summary>Builds them in the language of the user.</summary>
    public static RootCommand Build(UiLanguage ui)
    {
        var root = new RootCommand(ui.Say("AudioPaper：把报纸版面变成可以听的报纸。", "AudioPaper: turns the pages of a newspaper into a newspaper to listen to.")) { HelpName = Name };
        var language = new Option<string>(UiLanguage.Option) { HelpName = "zh|en", Description = ui.Say("界面语言", "language of messages"), Recursive = true };
        language.Validators.Add(result => UsageErrors.CheckChoice(result, ui, "zh", "en"));
        root.Options.Add(language);
        root.Subcommands.Add(NarrateCommand.Build(ui));
        root.Subcommands.Add(SegmentCommand.Build(ui));
        root.Subcommands.Add(ScriptCommand.Build(ui));
        root.Subcommands.Add(LexiconCommand.Build(ui));
        root.Subcommands.Add(LibraryCommand.Build(ui));
        root.Subcommands.Add(VoicesCommand.Build(ui));
        root.Subcommands.Add(ServeCommand.Build(ui));
        root.Subcommands.Add(WorkCommand.Build(ui));
        root.Subcommands.Add(DoctorCommand.Build(ui));
        root.Subcommands.Add(ListenersCommand.Build(ui));
        root.Subcommands.Add(UsersCommand.Build(ui));
        root.Subcommands.Add(TokensCommand.Build(ui));
        root.Subcommands.Add(AlexaCommand.Build(ui));
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = ui.Say("显示帮助", "show help");
        help.Action = new HelpWithExamples((HelpAction)help.Action!, ui);
        root.Options.OfType<VersionOption>().Single().Description = ui.Say("显示版本号", "show the version");
        return root;
    }

    /// <summary>The standard help in the user's language, with examples after it.</summary>
    private sealed class HelpWithExamples(HelpAction standard, UiLanguage ui) : SynchronousCommandLineAction
    {
        /// <summary>Who asks for help need not know the arguments yet.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var configuration = parseResult.InvocationConfiguration;
            var output = configuration.Output;
            using var help = new StringWriter();
            configuration.Output = help;
            var result = standard.Invoke(parseResult);
            configuration.Output = output;
            output.WriteLine(ParserWords.Help(help.ToString(), ui).TrimEnd());
            output.WriteLine();
            output.WriteLine(HelpExamples.Of(parseResult.CommandResult.Command, ui));
            return result;
        }
    }
}
