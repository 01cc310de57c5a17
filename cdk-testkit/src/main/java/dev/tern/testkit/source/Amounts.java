package dev.tern.testkit.source;

import dev.tern.cdk.error.ConfigException;
import dev.tern.testkit.connector.Amount;

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
    new Amount(place, number).requireAtLeast(0);
  }
}
