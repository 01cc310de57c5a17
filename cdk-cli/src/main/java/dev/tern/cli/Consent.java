package dev.tern.cli;

import picocli.CommandLine.Option;

/** The flag of commands that take something away. */
final class Consent {

  @Option(
      names = {"-y", "--yes"},
      description = "do it without asking")
  private boolean given;

  /**
   * Whether to go on. A person is asked; without one the flag has to be there.
   *
   * @param effect what will happen, as a sentence
   */
  boolean given(Surroundings around, String effect) {
    if (given) {
      return true;
    }
    around.err().println(effect);
    if (around.consent().test("Go on?")) {
      return true;
    }
    around.err().println("Nothing was done. Add --yes to do it.");
    return false;
  }
}
