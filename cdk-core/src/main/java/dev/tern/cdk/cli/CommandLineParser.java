package dev.tern.cdk.cli;

import dev.tern.cdk.spec.NearestName;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The grammar of the command line: commands, their flags, help and version (ENV-13). */
final class CommandLineParser {

  private final CommandSpec spec;
  private final CommandLine parser;
  private final List<Command> commands;
  private final String version;

  CommandLineParser(Connector connector, String version, List<Command> commands) {
    this.commands = commands;
    this.spec = CommandSpec.create().name(connector.name());
    this.version = connector.name() + " " + version;
    spec.addOption(flag("-h", "--help", "show this help").usageHelp(true).build());
    spec.addOption(flag("-V", "--version", "show the version").versionHelp(true).build());
    for (Command command : commands) {
      spec.addSubcommand(command.name(), subcommand(command));
    }
    this.parser = new CommandLine(spec).setCommandName(connector.name());
  }

  /**
   * What was asked for; nothing when it is only the help.
   *
   * @throws UsageException when there is no such command or flag, or a flag is missing
   */
  Optional<CommandLineCall> parse(String[] args) throws UsageException {
    CommandLine.ParseResult result;
    try {
      result = parser.parseArgs(args);
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw new UsageException(unmatched(e));
    } catch (CommandLine.ParameterException e) {
      throw new UsageException(sentence(String.valueOf(e.getMessage())));
    }
    if (asksHelp(result)) {
      return Optional.empty();
    }
    if (!result.hasSubcommand()) {
      throw new UsageException("A command is missing.");
    }
    return Optional.of(call(result.subcommand()));
  }

  /** Whether the version is all that was asked for. */
  static boolean asksVersion(String[] args) {
    return args.length == 1 && (args[0].equals("-V") || args[0].equals("--version"));
  }

  /** Name and version on one line. */
  String version() {
    return version;
  }

  /** The help for people: every command with its flags. */
  String help() {
    StringBuilder text = new StringBuilder();
    text.append("Usage:\n  ").append(spec.name()).append(" COMMAND [FLAGS]\n\nCommands:\n");
    for (Command command : commands) {
      text.append(String.format("  %-9s %s%n", command.name(), command.description()));
      for (Command.Input input : command.inputs()) {
        String flag = input.flag + " FILE";
        String shown = input.required ? flag : "[" + flag + "]";
        text.append(String.format("            %-17s %s%n", shown, input.description));
      }
    }
    return text.append("  -h, --help      show this help\n  -V, --version   show the version\n")
        .toString();
  }

  private static CommandSpec subcommand(Command command) {
    CommandSpec sub = CommandSpec.create();
    sub.addOption(flag("-h", "--help", "show this help").usageHelp(true).build());
    for (Command.Input input : command.inputs()) {
      sub.addOption(
          OptionSpec.builder(input.flag)
              .type(Path.class)
              .paramLabel("FILE")
              .required(input.required)
              .description(input.description)
              .build());
    }
    return sub;
  }

  private static OptionSpec.Builder flag(String shorter, String longer, String description) {
    return OptionSpec.builder(shorter, longer).type(boolean.class).description(description);
  }

  private static boolean asksHelp(CommandLine.ParseResult result) {
    return result.isUsageHelpRequested()
        || result.isVersionHelpRequested()
        || (result.hasSubcommand() && result.subcommand().isUsageHelpRequested());
  }

  private CommandLineCall call(CommandLine.ParseResult result) {
    String name = result.commandSpec().name();
    Command command =
        commands.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
    Map<Command.Input, Path> files = new EnumMap<>(Command.Input.class);
    for (Command.Input input : command.inputs()) {
      Path path = result.matchedOptionValue(input.flag, (Path) null);
      if (path != null) {
        files.put(input, path);
      }
    }
    return new CommandLineCall(command, files);
  }

  private String unmatched(CommandLine.UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    boolean top = e.getCommandLine() == parser;
    boolean flag = word.startsWith("-");
    String what = flag ? "flag" : top ? "command" : "argument";
    String name = flag && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    Optional<String> guess = NearestName.find(name, flag ? flags(e) : commandNames(top));
    return "Unknown "
        + what
        + " '"
        + name
        + "'."
        + guess.map(known -> " Did you mean '" + known + "'?").orElse("");
  }

  private static List<String> flags(CommandLine.UnmatchedArgumentException e) {
    return e.getCommandLine().getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .toList();
  }

  private List<String> commandNames(boolean top) {
    return top ? commands.stream().map(Command::name).toList() : List.of();
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
