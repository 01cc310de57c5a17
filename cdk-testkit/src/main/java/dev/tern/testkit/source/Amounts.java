package dev.tern.testkit.source;

import dev.tern.cdk.error.ConfigException;

/** The numbers in what an author says, of which none is below 0. */
record Amounts(SourceSubject said) {

  /**
   * Takes them.
   *
   * @throws ConfigException when one cannot be
   */
  void require() {
    require("cuts()", said.cuts());
    require("kills()", said.kills());
    require("shuffles()", said.shuffles());
    require("stateLimit()", said.stateLimit());
    said.repeats().values().forEach(count -> require("repeats()", count));
  }

  private static void require(String place, int number) {
    if (number < 0) {
      throw new ConfigException(
          "The number %d in %s is below 0. Write 0 or more.".formatted(number, place));
    }
  }
}
