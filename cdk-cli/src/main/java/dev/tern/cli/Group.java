package dev.tern.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that needs another one, such as {@code state} before {@code show}. */
@Command(synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n")
final class Group implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts its own there

  private Group() {}

  static CommandLine of(String description, Map<String, Object> commands) {
    CommandLine group = new CommandLine(new Group());
    group.getCommandSpec().usageMessage().description(description);
    commands.forEach(group::addSubcommand);
    return group;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), help ? "" : "A command is missing after '" + spec.name() + "'");
  }
}
