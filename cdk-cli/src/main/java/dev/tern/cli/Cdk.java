package dev.tern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.Worker;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code cdk} with all that stands below it. */
@Command(
    name = "cdk",
    description = "Runs connectors of the Airbyte protocol, in any language, on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "A connector is jar:FILE, exec:COMMAND, docker:IMAGE, class:NAME, a folder, or the name of an"
          + " example.",
      "More: docs/cdk.md"
    })
final class Cdk implements Callable<Integer> {

  /** Commands that begin with the worker's database. */
  private static final Set<String> MOVING = Set.of("sync", "refresh", "clear");

  @Spec private CommandSpec spec;

  private Cdk() {
    this.spec = CommandSpec.create(); // picocli puts its own there
  }

  /** Runs one command line to its exit code. */
  static int run(Surroundings around, String... args) {
    if (args.length > 0 && MOVING.contains(args[0])) {
      Worker.prepare();
    }
    CommandLine cli =
        grammar(around, args.length == 0 ? Commands.of(around) : Commands.named(around, args[0]));
    Complaints complaints = new Complaints(around, Arrays.asList(args));
    cli.setExecutionExceptionHandler((failure, command, parsed) -> complaints.failed(failure));
    cli.setParameterExceptionHandler((wrong, words) -> complaints.wrongUsage(wrong));
    int exit = cli.execute(args);
    return exit == ExitCode.DONE && around.out().checkError()
        ? complaints.failed(
            new ConfigException(
                "The answer could not be written to stdout: free space on its disk, then run"
                    + " again."))
        : exit;
  }

  /** All commands there are. */
  static CommandLine grammar(Surroundings around) {
    return grammar(around, Commands.of(around));
  }

  private static CommandLine grammar(Surroundings around, Map<String, Object> commands) {
    CommandLine cli = new CommandLine(new Cdk());
    commands.forEach(cli::addSubcommand);
    cli.setOut(new PrintWriter(around.out(), true, UTF_8));
    cli.setErr(new PrintWriter(around.err(), true, UTF_8));
    cli.setUsageHelpAutoWidth(false);
    cli.setUsageHelpWidth(Math.max(60, Math.min(100, around.screen().get().width())));
    boolean color = around.terminal() && around.screen().get().color();
    cli.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
    return cli;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
