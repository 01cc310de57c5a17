package dev.tern.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flag of commands that take something away. */
final class Consent {

  private static final String NOTHING = "Nothing was done. Add --yes to do it.";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create(); // picocli puts its own there

  @Option(
      names = {"-y", "--yes"},
      description = "do it without asking")
  private boolean given;

  /**
   * Whether to go on. A person is asked; without one the flag has to be there, and a program is
   * told on stdout, too.
   *
   * @param effect what will happen, as a sentence
   */
  boolean given(Session session, String effect) {
    Surroundings around = session.around();
    if (given) {
      return true;
    }
    around.err().println(effect);
    if (around.consent().test("Go on?")) {
      return true;
    }
    around.err().println(NOTHING);
    List<String> words = command.root().commandLine().getParseResult().originalArgs();
    new Complaints(around, words).tellProgram(effect + " " + NOTHING, "no_consent");
    return false;
  }
}
