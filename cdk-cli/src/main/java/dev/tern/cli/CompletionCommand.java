package dev.tern.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the script with which a shell completes commands and flags. */
@Command(
    name = "completion",
    description = "Prints a completion script: source <(./cdk completion bash)")
final class CompletionCommand implements Callable<Integer> {

  /** Shells that are served. One script serves both. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Surroundings around;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "SHELL",
      description = "bash or zsh",
      converter = Words.OfShell.class,
      completionCandidates = Words.OfShell.class)
  private Shell shell = Shell.BASH;

  CompletionCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    CommandLine cli = Cdk.grammar(around);
    String script = AutoComplete.bash("cdk", cli);
    Answer answer = new Answer(around, common);
    answer.give(
        json -> json.put("shell", shell.name().toLowerCase(Locale.ROOT)).put("script", script),
        () -> List.of(script.stripTrailing()));
    return ExitCode.DONE;
  }
}
