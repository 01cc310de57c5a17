package dev.tern.cdk.cli;

import dev.tern.cdk.spec.NearestName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The grammar of the command line: commands, their flags, help and version (ENV-13). */
final class CommandLineParser {

  private final String name;
  private final List<Command> commands;
  private final String version;

  CommandLineParser(Connector connector, String version, List<Command> commands) {
    this.name = connector.name();
    this.commands = commands;
    this.version = name + " " + version;
  }

  private CommandLine grammar() {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.addOption(flag("-h", "--help", "show this help").usageHelp(true).build());
    spec.addOption(flag("-V", "--version", "show the version").versionHelp(true).build());
    for (Command command : commands) {
      spec.addSubcommand(command.name(), subcommand(command));
    }
    return new CommandLine(spec).setCommandName(name);
  }

  /**
   * What was asked for; nothing when it is only the help.
   *
   * @throws UsageException when there is no such command or flag, or a flag is missing
   */
  Optional<CommandLineCall> parse(String[] args) throws UsageException {
    CommandLine.ParseResult result;
    try {
      result = grammar().parseArgs(args);
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
    text.append("Usage:\n  ").append(name).append(" COMMAND [FLAGS]\n\nCommands:\n");
    for (Command command : commands) {
      text.append(String.format("  %-9s %s%n", command.name(), command.description()));
      for (Command.Input input : command.inputs()) {
        String flag = input.flag + " FILE";
        String shown = input.required ? flag : "[" + flag + "]";
        text.append(String.format("            %-17s %s%n", shown, input.description));
      }
      if (command.stoppable()) {
        text.append("            [").append(MaxDuration.FLAG).append(" TIME]\n");
        text.append("                              stop at a safe point after 90s, 10m, 2h\n");
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
              .description(input.description)
              .build());
    }
    if (command.stoppable()) {
      sub.addOption(
          OptionSpec.builder(MaxDuration.FLAG).type(String.class).paramLabel("TIME").build());
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

  private CommandLineCall call(CommandLine.ParseResult result) throws UsageException {
    Command command = command(result.commandSpec().name());
    Map<Command.Input, Path> files = new EnumMap<>(Command.Input.class);
    for (Command.Input input : command.inputs()) {
      Path path = result.matchedOptionValue(input.flag, (Path) null);
      if (path != null) {
        files.put(input, path);
      }
    }
    requireAll(command, files);
    return new CommandLineCall(command, files, maxDuration(result, command));
  }

  private static Optional<Duration> maxDuration(CommandLine.ParseResult result, Command command)
      throws UsageException {
    String text =
        command.stoppable() ? result.matchedOptionValue(MaxDuration.FLAG, (String) null) : null;
    return text == null ? Optional.empty() : Optional.of(MaxDuration.parse(text));
  }

  /** Looked at last: a flag that is only mistyped is not missing. */
  private static void requireAll(Command command, Map<Command.Input, Path> files)
      throws UsageException {
    List<String> missing =
        command.inputs().stream()
            .filter(input -> input.required && !files.containsKey(input))
            .map(input -> input.flag + " FILE")
            .toList();
    if (!missing.isEmpty()) {
      String flags = missing.size() == 1 ? "flag" : "flags";
      throw new UsageException(
          "Missing required " + flags + ": " + String.join(", ", missing) + ".");
    }
  }

  private Command command(String name) {
    return commands.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
  }

  private String unmatched(CommandLine.UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    if (e.getCommandLine().getParent() != null) {
      Optional<String> flag = word.startsWith("-") ? Optional.empty() : openFlag(e);
      return flag.map(name -> "'" + word + "' is no flag. Write " + name + " " + word + ".")
          .orElseGet(() -> unknown(e));
    }
    boolean early = word.startsWith("--") && commands.stream().anyMatch(takes(word));
    return early ? "Put the command before the flag '" + name(word) + "'." : unknown(e);
  }

  /** The required flag that a file without one most likely belongs to. */
  private Optional<String> openFlag(CommandLine.UnmatchedArgumentException e) {
    CommandLine.ParseResult seen = e.getCommandLine().getParseResult();
    return command(e.getCommandLine().getCommandName()).inputs().stream()
        .filter(input -> input.required && !seen.hasMatchedOption(input.flag))
        .map(input -> input.flag)
        .findFirst();
  }

  private static Predicate<Command> takes(String flag) {
    return command -> command.inputs().stream().anyMatch(input -> input.flag.equals(name(flag)));
  }

  /** A flag without the value that may be in the same word. */
  private static String name(String word) {
    boolean valued = word.startsWith("-") && word.contains("=");
    return valued ? word.substring(0, word.indexOf('=')) : word;
  }

  private String unknown(CommandLine.UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    boolean top = e.getCommandLine().getParent() == null;
    boolean flag = word.startsWith("-");
    String what = flag ? "flag" : top ? "command" : "argument";
    String name = name(word);
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
